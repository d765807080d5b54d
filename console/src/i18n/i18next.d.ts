import 'i18next';
import type { texts } from './en/console.ts';
import type { invitation } from './en/invitation.ts';
import type { status } from './en/status.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    /** English says which keys there are; a test holds the other two languages to it. */
    resources: typeof texts & { invitation: typeof invitation; status: typeof status };
  }
}
