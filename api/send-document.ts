import type { Response } from 'express';

/** Sends what is to be signed: octets, so that nobody on the way re-encodes them. */
export const sendDocument = (response: Response, bytes: Uint8Array): void => {
  response.type('application/octet-stream').send(Buffer.from(bytes));
};
