import type { PropertyClient } from '../../clients/property.ts';
import type { StaffPresence } from '../../store/staff-presence.ts';
import type { StaffDirectory } from '../../store/staff-directory.ts';
import type { StaffViews } from '../../store/staff-views.ts';
import type { ApiDependencies } from '../route.ts';

/** What the calls for people at their desks stand on. */
export interface DeskParts {
  readonly dependencies: ApiDependencies;
  /** Asked when somebody wants to see who owns a dwelling now. */
  readonly property: Pick<PropertyClient, 'findDwelling'>;
  readonly directory: StaffDirectory;
  readonly views: StaffViews;
  readonly presence: StaffPresence;
}
