import { redactionPattern } from './redactionPattern.ts';
import type { HostSecret } from '../model/report.ts';
import { eachMatch, type SecretSpan } from './secretRule.ts';

/** Shorter values would take ordinary words out of every report. */
const MIN_SECRET_LENGTH = 4;
/** Shortest part of a secret that counts where a text was cut in the middle of it. */
const MIN_PIECE_LENGTH = 6;

/**
 * Exact values that the host registered, literally and in JSON, URI and base64 encoding, and parts of them that a cut left at either end of
 * the text; also values that match the host's own patterns.
 * @throws when such a pattern is invalid
 */
export function findHostSecrets(text: string, secrets: readonly HostSecret[]): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const secret of secrets) {
    if (typeof secret !== 'object') continue;
    eachMatch(redactionPattern(secret), text, ({ 0: value, index }) => {
      found.push({ rule: secret.id, start: index, end: index + value.length });
    });
  }
  const add = (start: number, end: number): void => {
    found.push({ rule: 'host-secret', start, end });
  };
  for (const form of formsOf(secrets)) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      add(at, at + form.length);
    }
    for (let size = Math.min(form.length - 1, text.length); size >= MIN_PIECE_LENGTH; size -= 1) {
      if (text.startsWith(form.slice(-size))) {
        add(0, size);
        break;
      }
    }
    for (let size = Math.min(form.length - 1, text.length); size >= MIN_PIECE_LENGTH; size -= 1) {
      if (text.endsWith(form.slice(0, size))) {
        add(text.length - size, text.length);
        break;
      }
    }
  }
  return found;
}

function formsOf(secrets: readonly HostSecret[]): Set<string> {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (typeof secret !== 'string' || secret.length < MIN_SECRET_LENGTH) continue;
    const json = JSON.stringify(secret).slice(1, -1);
    // Half a surrogate pair has no bytes; encoded, it becomes this character.
    const uri = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
    for (const form of [
      secret,
      json,
      json.replaceAll('/', '\\/'),
      JSON.stringify(json).slice(1, -1),
      uri,
      uri.toLowerCase(),
      // https://www.rfc-editor.org/rfc/rfc3986#section-2.3
      uri.replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
      uri.replaceAll('%20', '+'),
    ]) {
      forms.add(form);
    }
    const bytes = (uri.match(/%..|./g) ?? []).map((part) =>
      part[1] ? Number(`0x${part.slice(1)}`) : part.charCodeAt(0),
    );
    // Inside other base64 text a value can start at any of three positions; the digits that do not depend on its neighbours identify it.
    for (const shift of [0, 1, 2]) {
      const form = base64(bytes, shift);
      if (form.length >= MIN_PIECE_LENGTH)
        forms.add(form).add(form.replaceAll('+', '-').replaceAll('/', '_'));
    }
  }
  return forms;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The base64 digits that depend on `bytes` only, after `before` other bytes. `TextEncoder` and `btoa` are not part of the language, and
 * core uses nothing else.
 */
function base64(bytes: readonly number[], before: number): string {
  let text = '';
  const all = bytes.length * 8;
  for (let bit = (6 - ((before * 8) % 6)) % 6; bit + 6 <= all; bit += 6) {
    const at = bit >> 3;
    const two = (bytes[at]! << 8) | (bytes[at + 1] ?? 0);
    text += DIGITS[(two >> (10 - (bit & 7))) & 63];
  }
  return text;
}
