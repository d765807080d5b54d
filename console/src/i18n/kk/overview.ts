export const overview = {
  title: 'Шолу',
};
