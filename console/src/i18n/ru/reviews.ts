export const reviews = {
  title: 'Рассмотрение',
};
