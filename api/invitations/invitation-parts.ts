import type { AccessLog } from '../../store/access-log.ts';
import type { InvitationStore } from '../../store/invitations.ts';
import type { ApiDependencies } from '../route.ts';
import { createHostCookies, type HostCookie } from '../staff/host-cookies.ts';
import type { IdentityProver } from './identity-prover.ts';

/** What the calls about invitations stand on. */
export interface InvitationParts {
  readonly dependencies: ApiDependencies;
  readonly store: InvitationStore;
  readonly prover: IdentityProver;
  /** Who comes by an invitation leaves a trace also where nobody signs in: it is known which one it was. */
  readonly accessLog: AccessLog;
  /** Where browsers reach this api, without a slash at the end. */
  readonly publicUrl: string;
  /** Where browsers reach the signing program on their owner's machine: the real one is always at the same place. */
  readonly ncalayerUrl: string;
  readonly now?: () => Date;
}

/** `strict`: it is needed by one page of this site, which nobody reaches signed in by a link from elsewhere. */
export const inviteeCookie = (publicUrl: string): HostCookie =>
  createHostCookies(publicUrl, 'strict')('tirkeu-invitation');

export const instantOf = ({ now = () => new Date() }: Pick<InvitationParts, 'now'>): string => now().toISOString();

/** How a trace calls whoever comes by an invitation. */
export const visitorOf = (invitationId: string): string => `invitation:${invitationId}`;
