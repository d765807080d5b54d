/** What an owner sees who follows an invitation. */
export const invitation = {
  title: 'Invitation to consent',
};
