import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Redaction } from '../../core/model/report.ts';
import { redactionPattern } from '../../core/report/redactionPattern.ts';

export const REDACTIONS_OPTION = {
  type: 'string',
  value: 'file',
  help: 'forms of secrets that only your product has: a JSON list such as [{ "id": "acme-token", "prefix": "acme_", "characters": "hex", "length": 32 }]',
} as const;

/** Forms of secrets out of a file, each of which can be looked for; or what is wrong with it. */
export function readRedactions(file: string | undefined, cwd: string): readonly Redaction[] | string {
  if (file === undefined) return [];
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(resolve(cwd, file), 'utf8'));
  } catch {
    // Reported below, like a value that is no list.
  }
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'object' && one !== null)) {
    return `There is no JSON list of redactions to read at ${file}.`;
  }
  try {
    (list as Redaction[]).forEach(redactionPattern);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return list as Redaction[];
}
