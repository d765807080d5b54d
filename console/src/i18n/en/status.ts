/** What an applicant sees of the progress of their case. */
export const status = {
  title: 'Progress of an application',
};
