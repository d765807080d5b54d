/** Signing with a key of one's own, at the counter. */
export const signing = {
  how: {
    label: 'How they prove who they are',
    document: 'Document',
    key: 'Own key (EDS)',
  },
  whose: 'Needed: the key of {{who}}',
  ofOrganisation:
    'Needed: the key of the organisation with BIN {{bin}}, of its head or of somebody with the right to sign. {{who}}',
  steps:
    'Let them read what they sign. NCALayer on this computer then asks for the key and its password; nobody but its owner types it.',
  exactly: 'What exactly is signed',
};
