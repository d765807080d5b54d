export const counter = {
  title: 'Приём',
};
