/** What an applicant sees of the progress of their case: plain words for people who do this once in their life. */
export const status = {
  title: 'How far is my application?',
  now: {
    opening: { title: 'We have your application', says: 'It is being checked. That usually takes less than a minute.' },
    owners: { title: 'Waiting for consent', says: 'The owners of the dwelling have been asked whether they agree.' },
    objections: {
      title: 'Waiting for possible objections',
      says: 'The people concerned have been told. They can still object.',
    },
    caseworker: {
      title: 'A specialist is looking at it',
      says: 'Something has to be decided by a person. You do not have to do anything.',
    },
    registries: {
      title: 'It is being checked',
      says: 'State registers are being asked. You do not have to do anything.',
    },
    registered: { title: 'The registration is made', says: 'The new address is valid from now on.' },
    withdrawn: { title: 'Removed from registration', says: 'The registration at this address has ended.' },
    refused: { title: 'The application was refused', says: 'The law does not allow this registration.' },
    declined: {
      title: 'Consent was not given',
      says: 'One of those who were asked does not agree, so the application has ended.',
    },
    expired: { title: 'The time has passed', says: 'Not everybody answered in time, so the application has ended.' },
    cancelled: {
      title: 'The application was withdrawn',
      says: 'It was withdrawn by the applicant. Nothing has changed.',
    },
    stayOver: { title: 'The stay has ended', says: 'The temporary registration is over.' },
  },
  agreed: 'Agreed: {{given}} of {{asked}}',
  until: {
    owners: 'They can answer until {{until}}.',
    objections: 'Objections are possible until {{until}}.',
    caseworker: 'The decision is due by {{until}}.',
    registries: 'Due by {{until}}.',
  },
  stayUntil: 'The stay is registered until {{day}}.',
  partly: 'Refused for some of the people: {{refused}} of {{asked}}.',
  heldUp:
    'It takes longer than usual because a state register does not answer. Your application is safe and goes on by itself.',
  way: 'Step by step',
  steps: {
    received: 'Application received',
    consents: 'Consent of the owners',
    objections: 'Time for objections',
    review: 'Decision by a specialist',
    ownership: 'Check in the state registers',
    commit: { registration: 'Registration', withdrawal: 'Removal from registration' },
    told: 'State registers are told',
  },
  state: { done: 'Done', current: 'Now', ahead: 'Still to come' },
  next: {
    title: 'What you can do',
    wait: 'Nothing for the moment. You will see here when it goes on.',
    'ask-owners': 'Speak with the owners: they can answer by the request that they were sent, or at a service centre.',
    'get-certificate': 'Get the address certificate where you applied, or at any service centre.',
    'ask-about-card':
      'The address on the chip of the identity card could not be renewed. Ask at a service centre; the registration is valid anyway.',
    'file-again': 'You can apply again at any time.',
    'file-corrected': 'Apply again with the details corrected.',
    'let-entitled-file':
      'The application has to come from somebody else: whoever the reason above names applies again.',
    'file-elsewhere': 'Apply on the portal, in the mobile application or through a bank.',
    'renew-document': 'Renew the document that is not valid, then apply again.',
    'correct-records': 'Have the entry in the state register corrected by whoever keeps it, then apply again.',
    'choose-another-dwelling': 'A registration in this dwelling is not possible. Apply for another one.',
    nothing: 'Nothing more has to be done.',
    'ask-office': 'Ask the office below what else is possible.',
    appeal: 'If you do not agree with the refusal, you can appeal against it.',
  },
  facts: {
    office: 'Office that handles it',
    number: 'Case number, for questions',
    link: 'This page can be seen until',
  },
  asOf: 'As of',
  refreshes: 'this page refreshes itself',
  offline: 'No connection. This is how it stood on {{at}}. It is refreshed by itself once you are online.',
  print: 'Print',
  closed: {
    title: 'This link leads nowhere',
    says: 'It may have ended or been taken back. Open the link or the code that you were given once more; if that does not help, ask for a new one where you applied.',
  },
  unreachable: { title: 'The service cannot be reached', says: 'Check your connection and try again.' },
};
