import ipaddr from 'ipaddr.js';
import type { IncomingMessage } from 'node:http';

/** A Web-standard request does not contain its sender's address. */
const addresses = new WeakMap<Request, string>();

/** The address that `request` was sent from, where `nodeListener` saw it. */
export function senderAddress(request: Request): string | undefined {
  return addresses.get(request);
}

/**
 * Remembers the address a request was sent from.
 * @param proxies number of proxies in front of this process, each of which adds to `X-Forwarded-For`; entries before theirs may be forged.
 * With 0, a sender on this machine is taken for a proxy that hides the others.
 */
export function keepAddress(request: Request, from: IncomingMessage, proxies: number): void {
  const peer = from.socket.remoteAddress ?? '';
  const forwarded = from.headersDistinct['x-forwarded-for']?.join(',').split(',') ?? [];
  const address = networkOf(proxies > 0 ? (forwarded.at(-proxies)?.trim() ?? '') : peer);
  if (address !== undefined) addresses.set(request, address);
}

/** One sender owns a whole /64 of IPv6. */
function networkOf(text: string): string | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.process(text);
  if (address.range() === 'loopback') return undefined;
  return address.kind() === 'ipv6'
    ? address.toNormalizedString().split(':').slice(0, 4).join(':')
    : address.toString();
}
