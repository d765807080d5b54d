/** The review desk: what is unclear and wants a decision. */
export const reviews = {
  title: 'Reviews',
};
