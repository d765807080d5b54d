import { describe, expect, test } from 'vitest';
import { createAddressRule } from '../../clients/address-rule.ts';

const rule = createAddressRule([]);

describe('without exceptions', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '2606:4700::1111',
    '2a00:5da0::1',
  ])('%s is public', (address) => {
    expect(rule(address)).toBe('public');
  });

  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback beyond the usual', '127.255.255.254'],
    ['this machine', '0.0.0.0'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['shared by carriers', '100.64.0.1'],
    ['shared by carriers', '100.127.255.255'],
    ['link-local, where clouds tell credentials', '169.254.169.254'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '203.0.113.7'],
    ['benchmarks', '198.19.0.1'],
    ['IPv6 loopback', '::1'],
    ['IPv6 of nobody', '::'],
    ['IPv4 mapped into IPv6', '::ffff:127.0.0.1'],
    ['IPv4 mapped into IPv6, in hexadecimal', '::ffff:7f00:1'],
    ['public IPv4 mapped into IPv6', '::ffff:8.8.8.8'],
    ['IPv4 inside IPv6, the old way', '::127.0.0.1'],
    ['NAT64 to loopback', '64:ff9b::7f00:1'],
    ['NAT64 of a network', '64:ff9b:1::7f00:1'],
    ['6to4 of loopback', '2002:7f00:1::'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['unique local', 'fd00::1'],
    ['link-local', 'fe80::1'],
    ['link-local with its interface', 'fe80::1%eth0'],
    ['multicast of IPv6', 'ff02::1'],
    ['documentation of IPv6', '2001:db8::1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('%s (%s) is forbidden', (_what, address) => {
    expect(rule(address)).toBe('forbidden');
  });
});

describe('an exception', () => {
  const excepting = createAddressRule(['10.1.0.0/16', 'fd00:1::/32']);

  test.each(['10.1.0.1', '10.1.255.255', 'fd00:1::7'])('opens %s', (address) => {
    expect(excepting(address)).toBe('excepted');
  });

  test.each(['10.2.0.1', '127.0.0.1', 'fd00:2::7'])('opens nothing else: %s stays forbidden', (address) => {
    expect(excepting(address)).toBe('forbidden');
  });

  test('closes nothing', () => {
    expect(excepting('8.8.8.8')).toBe('public');
  });
});
