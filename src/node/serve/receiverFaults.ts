import type { Fault } from '../../core/compile/source/collectFaults.ts';
import { didYouMean } from '../../core/model/value/nearest.ts';

const NOTHING_STARTS = 'Reports would not reach this receiver, so nothing is started.';

function wrong(code: string, message: string, hint: string, why: string = NOTHING_STARTS): Fault {
  return { code, severity: 'error', message, why, hint };
}

/** Problems of a file of receivers. No message repeats a value, because it may be a credential in the wrong place. */
export const receiverFaults = {
  unreadable: (code: string) =>
    wrong(
      'unreadable',
      code === 'ENOENT' ? 'There is no such file.' : `This file cannot be read (${code}).`,
      'Name the JSON file of receivers, relative to where `waymark serve` is started.',
    ),
  broken: (said: string) => wrong('broken-json', `This is not JSON: ${said}.`, 'Mend it at this place.'),
  tooBig: (most: number) =>
    wrong('receivers-too-big', `This file is longer than ${most / 1024} KB.`, 'It holds receivers only.'),
  notAList: () =>
    wrong(
      'not-a-list',
      'This file holds no list.',
      'Write `[{ "kind": "github", … }]`, one entry a receiver.',
    ),
  notKeys: (what: string) => wrong('not-keys', `${what} holds no keys.`, 'Write `{ "kind": "slack", … }`.'),
  noKind: (kinds: readonly string[]) =>
    wrong(
      'unknown-kind',
      'This receiver does not say of which kind it is.',
      `Write \`"kind"\` with one of ${kinds.join(', ')}.`,
    ),
  unknownKey: (key: string, known: readonly string[]) =>
    wrong('unknown-key', `There is no key \`${key}\` here.`, didYouMean(key, known)),
  missing: (key: string, example: string) =>
    wrong('missing-key', `This receiver has no \`${key}\`.`, `Write \`"${key}": ${example}\`.`),
  badValue: (key: string, example: string) =>
    wrong('bad-value', `\`${key}\` cannot be read.`, `Write \`"${key}": ${example}\`.`),
  literalSecret: (key: string) =>
    wrong(
      'literal-secret',
      `\`${key}\` is a credential, and stands in this file.`,
      `Put it into an environment variable and write \`"${key}": { "env": "NAME_OF_THE_VARIABLE" }\`; then change the credential.`,
      'Files are copied, committed and read by people who should not have it.',
    ),
  unset: (name: string) =>
    wrong(
      'env-unset',
      `The environment variable ${name} is not set, or empty.`,
      'Set it for this process, or name another.',
    ),
  sameId: (id: string) =>
    wrong(
      'same-id',
      `Two receivers have the id \`${id}\`.`,
      'Give this one another `id`, and keep it: deliveries are kept under it.',
    ),
  refused: (said: string) => wrong('refused', said, 'Mend this receiver, or leave it out.'),
} as const;
