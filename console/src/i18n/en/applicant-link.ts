/** The link by which an applicant follows their case. */
export const applicantLink = {
  title: 'Link for the applicant',
  text: 'By this link the applicant sees how far the case has come and what to do next. It shows nobody’s name, number or address.',
  make: 'Make the link',
  link: 'Link',
  copy: 'Copy the link',
  copied: 'Copied',
  qr: 'QR code of the link',
  until: 'The link counts until {{until}} at the latest.',
  print: 'Print a slip with the code',
  slip: {
    title: 'How far has my application come?',
    text: 'Point the camera of your phone at the code. You see what is done, what is waited for and what comes next, without signing in.',
    number: 'Case number:',
  },
  end: 'A link has come to the wrong person',
  endText: 'All links to this case’s progress end at once. You can make a new one after that.',
  endSubmit: 'End all links',
  ended: 'All links to this case have ended.',
};
