import type { AccessLog } from '../../store/access-log.ts';
import type { StatusLinkStore } from '../../store/status-links.ts';
import { Problem } from '../problem.ts';
import type { ApiDependencies } from '../route.ts';
import type { StatusSecrets } from './status-secrets.ts';

/** What the calls about applicants' links stand on. */
export interface StatusParts {
  readonly dependencies: ApiDependencies;
  readonly store: StatusLinkStore;
  readonly secrets: StatusSecrets;
  /** Who comes by a link leaves a trace, though nobody signs in: it is known which link it was. */
  readonly accessLog: AccessLog;
  /** Where browsers reach this api, without a slash at the end. */
  readonly publicUrl: string;
  readonly now?: () => Date;
}

export const instantOf = ({ now = () => new Date() }: Pick<StatusParts, 'now'>): string => now().toISOString();

/** The same for a link that never was, has ended or was taken back: whoever tries links learns nothing from it. */
export const statusLinkNotOpen = (): Problem =>
  new Problem({
    status: 404,
    code: 'status-link-not-open',
    title: 'This link does not lead anywhere',
    detail: 'It may have ended or been taken back. Ask where the application was filed for a new one.',
  });
