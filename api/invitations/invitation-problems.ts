import { Problem } from '../problem.ts';

/** The same for a link that never was, is used up, has ended or was replaced: whoever tries links learns nothing from it. */
export const invitationNotOpen = (): Problem =>
  new Problem({
    status: 404,
    code: 'invitation-not-open',
    title: 'This link does not lead anywhere',
    detail: 'It may have been used already, have ended, or have been replaced. Ask whoever sent it for a new one.',
  });

/** Where a call needs somebody who has proved who they are; 403, because no credential in a header would help (RFC 9110). */
export const notIdentified = (): Problem =>
  new Problem({
    status: 403,
    code: 'not-identified',
    title: 'Nobody has proved who they are',
    detail: 'Open the invitation by its link and sign the challenge. A proof lasts for half an hour.',
  });
