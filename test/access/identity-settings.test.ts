import { describe, expect, test } from 'vitest';
import { readIdentitySettings } from '../../api/access/identity-settings.ts';

const COMPLETE = {
  ISSUER_URL: 'https://id.example/realms/staff/',
  AUDIENCE: 'urn:example:api',
  STAFF_CLIENT_ID: 'console',
  STAFF_CLIENT_SECRET: 'x'.repeat(20),
  SESSION_SECRET: 'y'.repeat(40),
};

describe('the settings of sign-in', () => {
  test('are none where no issuer is named', () => {
    expect(readIdentitySettings({ ...COMPLETE, ISSUER_URL: undefined })).toBeUndefined();
    expect(readIdentitySettings({ ISSUER_URL: '' })).toBeUndefined();
  });

  test('keep the issuer as it is written: providers compare it letter by letter', () => {
    expect(readIdentitySettings(COMPLETE)).toMatchObject({ ISSUER_URL: COMPLETE.ISSUER_URL, ROLES_CLAIM: 'roles' });
  });

  test.each(['AUDIENCE', 'STAFF_CLIENT_ID', 'STAFF_CLIENT_SECRET', 'SESSION_SECRET'])(
    'need %s: an api that is half closed does not start',
    (name) => {
      expect(() => readIdentitySettings({ ...COMPLETE, [name]: '' })).toThrow(name);
    },
  );

  test.each([
    ['plain http to another machine', { ISSUER_URL: 'http://id.example' }, 'ISSUER_URL'],
    ['no URL', { ISSUER_URL: 'id.example' }, 'ISSUER_URL'],
    ['a query', { ISSUER_URL: 'https://id.example/?x=1' }, 'ISSUER_URL'],
    ['a short secret', { SESSION_SECRET: 'short' }, 'SESSION_SECRET'],
  ])('do not take %s, and never repeat a value', (_what, changes, name) => {
    const read = () => readIdentitySettings({ ...COMPLETE, ...changes });
    expect(read).toThrow(name);
    expect(read).not.toThrow(/: short|xxxx|yyyy/);
  });

  test('take an identity provider on this machine over http', () => {
    expect(readIdentitySettings({ ...COMPLETE, ISSUER_URL: 'http://127.0.0.1:4001' })).toBeDefined();
  });
});
