import { randomBytes } from 'node:crypto';
import { CERTIFICATE_CODE_BYTES, certificateCodeFrom } from '../domain/certificate-code.ts';

/**
 * A new verification code for an address certificate (R22). It can't be guessed, so it is drawn at random and not derived
 * from the case; a step that runs again may draw another, and the transaction keeps the one that it commits.
 */
export const newCertificateCode = (): string => certificateCodeFrom(randomBytes(CERTIFICATE_CODE_BYTES));
