/** The counter: somebody is present and files. */
export const counter = {
  title: 'Counter',
};
