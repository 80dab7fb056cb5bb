/** Which addresses a receiver may have. */
export interface TargetRules {
  /** Origins that may be called and no other: `https://api.github.com`. They come from configuration, never from a report. */
  readonly targets: readonly string[];
  /** Also `http:`, and addresses that are not public: for tests, and for development on one machine. @default false */
  readonly allowPrivate?: boolean;
}

/** Why an address is refused. */
export type TargetFault =
  | 'not-a-url'
  | 'odd-spelling'
  | 'scheme'
  | 'credentials'
  | 'private-name'
  | 'address'
  | 'not-a-target';

/** Scheme, then what stands before path, query or fragment. */
const START = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)/;
/** A plainly written host, with an optional port. A host that a parser would have to interpret is none. */
const PLAIN_HOST = /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/;

/**
 * Endings that are no public names.
 * @see https://www.iana.org/assignments/special-use-domain-names/
 * @see https://datatracker.ietf.org/doc/draft-davies-internal-tld/ (`.internal`), RFC 6762 appendix G (`.intranet` to `.lan`)
 */
const PRIVATE_ENDINGS = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'localdomain',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'test',
  'example',
  'invalid',
  'onion',
  'alt',
];

/** First words of the names under which clouds serve a machine's own metadata. */
const METADATA_NAMES = ['metadata', 'instance-data'];

/**
 * Checks the address of a request by its text only; what the name resolves to is checked when connecting. A receiver has an ASCII name of
 * at least two parts, `https:`, and neither user nor password. Numbers in place of a name are refused in every spelling.
 * @returns why it is refused, or `undefined`
 */
export function checkTarget(
  url: string,
  { targets, allowPrivate = false }: TargetRules,
): TargetFault | undefined {
  const [, scheme = '', authority = ''] = START.exec(url) ?? [];
  if (!scheme) return 'not-a-url';
  if (!SCHEMES[allowPrivate ? 'open' : 'strict'].includes(scheme.toLowerCase())) return 'scheme';
  if (authority.includes('@')) return 'credentials';
  if (!PLAIN_HOST.test(authority) || hasOddCharacter(url)) return 'odd-spelling';
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return 'not-a-url';
  }
  // The URL parser reads `0x7f.1` as an address that this check would not see.
  if (parsed.hostname !== authority.replace(/:[0-9]+$/, '').toLowerCase()) return 'odd-spelling';
  if (!allowPrivate) {
    const fault = checkHost(parsed.hostname);
    if (fault) return fault;
  }
  return targets.some((target) => originOf(target) === parsed.origin) ? undefined : 'not-a-target';
}

const SCHEMES = { strict: ['https'], open: ['https', 'http'] };

function checkHost(host: string): TargetFault | undefined {
  if (host.startsWith('[') || /^[0-9.]+$/.test(host)) return 'address';
  const labels = host.split('.');
  if (labels.length < 2 || PRIVATE_ENDINGS.includes(labels.at(-1)!)) return 'private-name';
  return METADATA_NAMES.includes(labels[0]!) ? 'private-name' : undefined;
}

/** White space, control characters and backslashes: URL parsers drop or replace them, each in its own way. */
function hasOddCharacter(url: string): boolean {
  for (let at = 0; at < url.length; at++) {
    const code = url.charCodeAt(at);
    if (code <= 0x20 || code >= 0x7f || code === 0x5c) return true;
  }
  return false;
}

function originOf(target: string): string | undefined {
  try {
    return new URL(target).origin;
  } catch {
    return undefined;
  }
}
