export const status = {
  title: 'Ход заявления',
};
