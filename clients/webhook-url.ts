import { isIP } from 'node:net';
import type { AddressRule } from './address-rule.ts';

export type UnfitUrl = 'not-a-url' | 'not-https' | 'with-credentials' | 'with-fragment' | 'forbidden-address';

/** The host of a URL as a socket takes it: IPv6 without brackets, without the dot that ends a full name. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

/**
 * What speaks against a URL as a receiver's, as far as it tells by itself; where a name leads shows only when it is called.
 * Without TLS only the operator's exceptions are called, which is decided then, too.
 */
export function unfitUrl(text: string, rule: AddressRule, isHttpAllowed: boolean): UnfitUrl | undefined {
  const url = URL.parse(text);
  if (url === null) return 'not-a-url';
  if (url.protocol !== 'https:' && !(isHttpAllowed && url.protocol === 'http:')) return 'not-https';
  if (url.username !== '' || url.password !== '') return 'with-credentials';
  if (url.hash !== '') return 'with-fragment';
  // `URL` has already turned every odd spelling of an IPv4 address (0x7f.1, 2130706433) into the plain one.
  const host = hostOf(url);
  if (isIP(host) !== 0 && rule(host) === 'forbidden') return 'forbidden-address';
  return undefined;
}
