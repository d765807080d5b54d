export const reviews = {
  title: 'Қарау',
};
