import type { Signing } from './sign-with-ncalayer.ts';

/** Nobody signed: nothing left this computer. */
export class SigningFailure extends Error {
  readonly reason: Exclude<Signing['kind'], 'signed'>;

  constructor(reason: SigningFailure['reason']) {
    super(reason);
    this.reason = reason;
  }
}
