import type { SecretSpan } from './secretRule.ts';

/** Shorter values would take ordinary words out of every report. */
export const SHORTEST_SECRET = 4;
/** Least of a secret that counts when a text was cut in the middle of it. */
const SHORTEST_PIECE = 6;

/**
 * Exact values that the host registered, as they are and as JSON, URI and base64 write them; and the piece of one
 * that a cut left at either end of the text.
 */
export function findHostSecrets(text: string, secrets: readonly string[]): SecretSpan[] {
  const found: SecretSpan[] = [];
  const add = (start: number, end: number): void => {
    found.push({ rule: 'host-secret', start, end });
  };
  for (const form of formsOf(secrets)) {
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      add(at, at + form.length);
    }
    for (let size = Math.min(form.length - 1, text.length); size >= SHORTEST_PIECE; size -= 1) {
      if (text.startsWith(form.slice(-size))) {
        add(0, size);
        break;
      }
    }
    for (let size = Math.min(form.length - 1, text.length); size >= SHORTEST_PIECE; size -= 1) {
      if (text.endsWith(form.slice(0, size))) {
        add(text.length - size, text.length);
        break;
      }
    }
  }
  return found;
}

function formsOf(secrets: readonly string[]): Set<string> {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (typeof secret !== 'string' || secret.length < SHORTEST_SECRET) continue;
    const json = JSON.stringify(secret).slice(1, -1);
    const bytes = utf8(secret);
    const uri = percent(bytes, /[A-Za-z0-9\-_.!~*'()]/);
    for (const form of [
      secret,
      json,
      json.replaceAll('/', '\\/'),
      JSON.stringify(json).slice(1, -1),
      uri,
      uri.toLowerCase(),
      percent(bytes, /[A-Za-z0-9\-_.~]/),
      uri.replaceAll('%20', '+'),
    ]) {
      forms.add(form);
    }
    // Inside other base64 text a value starts at any of three places; what the neighbours do not touch is its own.
    for (const shift of [0, 1, 2]) {
      const inner = base64([...Array.from({ length: shift }, () => 0), ...bytes]);
      const start = shift === 0 ? 0 : shift + 1;
      const whole = Math.floor(((shift + bytes.length) * 8) / 6);
      const form = inner.slice(start, whole);
      if (form.length >= SHORTEST_PIECE) forms.add(form).add(form.replaceAll('+', '-').replaceAll('/', '_'));
    }
  }
  return forms;
}

/** Neither `TextEncoder` nor `btoa` belongs to the language itself, and this room has nothing else. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}

function percent(bytes: readonly number[], kept: RegExp): string {
  return bytes
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return byte < 0x80 && kept.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (const shift of [18, 12, 6, 0]) text += DIGITS[(group >> shift) & 63];
  }
  return text;
}
