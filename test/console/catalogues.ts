import { texts as english } from '../../console/src/i18n/en/console.ts';
import { invitation as englishInvitation } from '../../console/src/i18n/en/invitation.ts';
import { status as englishStatus } from '../../console/src/i18n/en/status.ts';
import { texts as kazakh } from '../../console/src/i18n/kk/console.ts';
import { invitation as kazakhInvitation } from '../../console/src/i18n/kk/invitation.ts';
import { status as kazakhStatus } from '../../console/src/i18n/kk/status.ts';
import { texts as russian } from '../../console/src/i18n/ru/console.ts';
import { invitation as russianInvitation } from '../../console/src/i18n/ru/invitation.ts';
import { status as russianStatus } from '../../console/src/i18n/ru/status.ts';
import { flatten } from './flatten-texts.ts';
import type { Language } from './visit.ts';

/** Every text of the console and of the public pages, by `area.key`. */
export const CATALOGUES: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: flatten({ ...english, invitation: englishInvitation, status: englishStatus }),
  ru: flatten({ ...russian, invitation: russianInvitation, status: russianStatus }),
  kk: flatten({ ...kazakh, invitation: kazakhInvitation, status: kazakhStatus }),
};
