import { createApp } from '../../api/app.ts';
import type { Caller } from '../../api/access/caller.ts';
import type { AccessLog } from '../../store/access-log.ts';
import type { Product } from '../support/product.ts';
import { silent } from './gate.ts';
import { listen } from './listen.ts';

const NO_LOG: AccessLog = { record: async () => undefined };

/** One more api over a product, whose callers are whom the header `x-test-caller` names. */
export const productApi = (
  { invitations: { dependencies } }: Product,
  callerNamed: (name: string | undefined) => Caller | undefined,
  accessLog: AccessLog = NO_LOG,
): Promise<string> =>
  listen(() =>
    createApp(dependencies, silent, {
      authenticate: async (request) => callerNamed(request.get('x-test-caller')),
      accessLog,
    }),
  );
