import { checkTarget } from '../outbound/checkTarget.ts';
import type { Guard } from '../outbound/guardedFetch.ts';

/**
 * The origin of a configured address, which becomes the receiver's only target.
 * @throws when nothing may be sent to the address; the message does not repeat it, because it may hold a secret
 */
export function requireTarget(kind: string, url: string, connection: Omit<Guard, 'targets'> = {}): string {
  const fault = checkTarget(url, { ...connection, targets: [url] });
  if (fault) {
    throw new Error(
      `Waymark: the address of the receiver \`${kind}\` is refused (${fault}). It is an https: address with a public name, without user and password.`,
    );
  }
  return new URL(url).origin;
}
