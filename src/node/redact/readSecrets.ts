import { readFileSync } from 'node:fs';
import { decodeText } from '../cli/decodeText.ts';

/** The values of a file of secrets, one per line. @throws when there is nothing to read */
export function readSecrets(file: string): string[] {
  return (decodeText(readFileSync(file)) ?? '')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter(Boolean);
}
