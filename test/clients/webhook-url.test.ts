import { describe, expect, test } from 'vitest';
import { createAddressRule } from '../../clients/address-rule.ts';
import { unfitUrl } from '../../clients/webhook-url.ts';

const rule = createAddressRule([]);
const unfit = (url: string): string | undefined => unfitUrl(url, rule, false);

describe('the URL of a receiver', () => {
  test.each([
    'https://example.kz/hook',
    'https://example.kz:8443/hook?to=tirkeu',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
  ])('%s is fit', (url) => {
    expect(unfit(url)).toBeUndefined();
  });

  test.each([
    ['', 'not-a-url'],
    ['example.kz/hook', 'not-a-url'],
    ['/hook', 'not-a-url'],
    ['http://example.kz/', 'not-https'],
    ['ftp://example.kz/', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['gopher://example.kz/', 'not-https'],
    ['data:text/plain,hello', 'not-https'],
    ['https://user:word@example.kz/', 'with-credentials'],
    ['https://user@example.kz/', 'with-credentials'],
    ['https://example.kz/#part', 'with-fragment'],
  ])('%s is unfit: %s', (url, reason) => {
    expect(unfit(url)).toBe(reason);
  });

  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0x7f.0.0.1/',
    'https://0177.0.0.1/',
    'https://127.0.0.1./',
    'https://①②⑦.⓪.⓪.①/',
    'https://0/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[fe80::1]/',
  ])('%s leads where nobody may be sent', (url) => {
    expect(unfit(url)).toBe('forbidden-address');
  });

  test('may do without TLS only where the operator has opened networks of his own', () => {
    expect(unfitUrl('http://10.1.2.3/', createAddressRule(['10.1.0.0/16']), true)).toBeUndefined();
    expect(unfitUrl('http://10.2.2.3/', createAddressRule(['10.1.0.0/16']), true)).toBe('forbidden-address');
  });
});
