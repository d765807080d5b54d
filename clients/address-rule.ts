import { BlockList, isIP, isIPv4 } from 'node:net';

/** Whether a connection may be made there: anybody's address, one of our operator's exceptions, or not at all. */
export type AddressVerdict = 'public' | 'excepted' | 'forbidden';
export type AddressRule = (address: string) => AddressVerdict;

/** Special-purpose IPv4 (IANA registry): nothing of it is a receiver on the internet, and much of it is our own inside. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8', // "this network"; Linux connects 0.0.0.0 to itself
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by carriers (CGNAT)
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local: cloud machines tell their credentials at 169.254.169.254
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
];

/** Of IPv6 only global unicast is public. IPv4-mapped, NAT64, unique local, link-local and multicast all lie outside. */
const GLOBAL_IPV6 = ['2000::/3'];

/** Inside it, and special all the same: tunnels that carry an IPv4 address along, and documentation. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const networks = (cidrs: readonly string[]): BlockList => {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [network = '', prefix = ''] = cidr.split('/');
    list.addSubnet(network, Number(prefix), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
};

/**
 * Judges IP addresses in any spelling that sockets take.
 *
 * @param exceptions networks (`127.0.0.0/8`) that an operator opens on purpose: those of the embedded stack, or of partners
 *   behind a private line
 */
export function createAddressRule(exceptions: readonly string[]): AddressRule {
  const excepted = networks(exceptions);
  const specialIpv4 = networks(SPECIAL_IPV4);
  const globalIpv6 = networks(GLOBAL_IPV6);
  const specialIpv6 = networks(SPECIAL_IPV6);
  const isPublic = (address: string): boolean =>
    isIPv4(address)
      ? !specialIpv4.check(address, 'ipv4')
      : globalIpv6.check(address, 'ipv6') && !specialIpv6.check(address, 'ipv6');
  return (address) => {
    // A zone (`fe80::1%eth0`) names an interface of this machine: nothing public has one.
    if (isIP(address) === 0 || address.includes('%')) return 'forbidden';
    if (excepted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')) return 'excepted';
    return isPublic(address) ? 'public' : 'forbidden';
  };
}
