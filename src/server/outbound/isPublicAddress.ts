import ipaddr from 'ipaddr.js';

/**
 * May a receiver have this address? Only what the IANA registries call globally reachable, and of IPv6 only what is handed out at all.
 *
 * Refused are loopback, private, link-local, shared, documentation, benchmarking, multicast and reserved blocks of both families, and every
 * IPv6 block that carries an IPv4 address inside (mapped, translated, NAT64, 6to4, Teredo): a network may route it back to a private one.
 *
 * @param address as the resolver or the socket tells it: four decimal numbers, or IPv6 text; anything else is not public
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry/
 * @see https://www.iana.org/assignments/ipv6-address-space/
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    const parsed = ipaddr.IPv4.parse(address);
    return parsed.range() === 'unicast' && !OUTSIDE.v4.some(([net, bits]) => parsed.match(net, bits));
  }
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  if (!ipaddr.IPv6.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.IPv6.parse(address);
  const isAssigned = parsed.match(GLOBAL_UNICAST[0], GLOBAL_UNICAST[1]);
  return (
    isAssigned && parsed.range() === 'unicast' && !OUTSIDE.v6.some(([net, bits]) => parsed.match(net, bits))
  );
}

/** RFC 4291: all that has been given out so far. */
const GLOBAL_UNICAST = [ipaddr.IPv6.parse('2000::'), 3] as const;

/** What the library's ranges leave out. */
const OUTSIDE = {
  v4: [
    // Answers every virtual machine of Azure with its metadata, from a public block.
    // https://learn.microsoft.com/en-us/azure/virtual-network/what-is-ip-address-168-63-129-16
    [ipaddr.IPv4.parse('168.63.129.16'), 32],
  ] as const,
  v6: [
    // RFC 3701: the 6bone, given back.
    [ipaddr.IPv6.parse('3ffe::'), 16],
  ] as const,
};
