import ipaddr from 'ipaddr.js';
import type { IncomingMessage } from 'node:http';

/** Requests of the Web's kind do not say where they come from. */
const addresses = new WeakMap<Request, string>();

/** The address that `request` was sent from, where `nodeListener` saw it. */
export function senderAddress(request: Request): string | undefined {
  return addresses.get(request);
}

/**
 * Remembers where a request comes from.
 *
 * @param proxies how many proxies stand before this process, each of which adds to `X-Forwarded-For`; what is left of that, a sender may
 * have written. Without one, a sender on this machine is taken to be a proxy that hides the others.
 */
export function keepAddress(request: Request, from: IncomingMessage, proxies: number): void {
  const peer = from.socket.remoteAddress ?? '';
  const forwarded = from.headersDistinct['x-forwarded-for']?.join(',').split(',') ?? [];
  const address = networkOf(proxies > 0 ? (forwarded.at(-proxies)?.trim() ?? '') : peer);
  if (address !== undefined) addresses.set(request, address);
}

/** One sender has a whole /64 of IPv6. */
function networkOf(text: string): string | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  if (address.range() === 'loopback') return undefined;
  return address.kind() === 'ipv6'
    ? address.toNormalizedString().split(':').slice(0, 4).join(':')
    : address.toString();
}
