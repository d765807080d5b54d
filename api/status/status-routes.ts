import type { Route } from '../route.ts';
import { createStatusLink } from './create-status-link.ts';
import { removeStatusLinks } from './remove-status-links.ts';
import { showStatus } from './show-status.ts';
import type { StatusParts } from './status-parts.ts';

/** How an applicant follows their case by a link (docs/decisions/0029). */
export const statusRoutes = (parts: StatusParts): readonly Route[] => [
  createStatusLink(parts),
  removeStatusLinks(parts),
  showStatus(parts),
];
