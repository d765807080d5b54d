/** How things stand, in charts and their tables. */
export const overview = {
  title: 'Overview',
};
