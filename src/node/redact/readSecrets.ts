import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decodeText } from '../cli/decodeText.ts';

/** The values of a file of secrets, one per line; or that it cannot be read: without it, a secret could be let through. */
export function readSecrets(file: string | undefined, cwd: string): readonly string[] | string {
  if (file === undefined) return [];
  try {
    const text = decodeText(readFileSync(resolve(cwd, file))) ?? '';
    return text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter(Boolean);
  } catch {
    return `There is no list of secrets to read at ${file}.`;
  }
}
