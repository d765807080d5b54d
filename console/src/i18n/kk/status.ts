export const status = {
  title: 'Өтініш барысы',
};
