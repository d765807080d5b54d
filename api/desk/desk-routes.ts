import type { Route } from '../route.ts';
import { announcePresence } from './announce-presence.ts';
import type { DeskParts } from './desk-parts.ts';
import { findDwelling } from './find-dwelling.ts';
import { findPerson } from './find-person.ts';
import { getEvidenceDocument, getEvidenceSignature } from './get-evidence-bytes.ts';
import { listActions } from './list-actions.ts';
import { listEvidence } from './list-evidence.ts';
import { listStaff } from './list-staff.ts';
import { listViews } from './list-views.ts';
import { saveViews } from './save-views.ts';

/** What the console asks besides what integrators do. The same contract, the same permissions. */
export const deskRoutes = (parts: DeskParts): readonly Route[] => [
  listActions(parts),
  listEvidence(parts),
  getEvidenceDocument(parts),
  getEvidenceSignature(parts),
  listStaff(parts),
  announcePresence(parts),
  listViews(parts),
  saveViews(parts),
  findPerson(parts),
  findDwelling(parts),
];
