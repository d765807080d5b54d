export const invitation = {
  title: 'Приглашение дать согласие',
};
