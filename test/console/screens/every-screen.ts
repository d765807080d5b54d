import { CASE_SCREENS } from './case-screens.ts';
import { DESK_SCREENS } from './desk-screens.ts';
import { LIST_SCREENS } from './list-screens.ts';
import type { Screen } from './screen.ts';
import { STATE_SCREENS } from './state-screens.ts';

/** Everything that the console can show to somebody. A new screen gets its line here. */
export const EVERY_SCREEN: readonly Screen[] = [...STATE_SCREENS, ...LIST_SCREENS, ...CASE_SCREENS, ...DESK_SCREENS];
