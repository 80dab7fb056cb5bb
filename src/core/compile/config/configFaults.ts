import type { Fault } from '../source/collectFaults.ts';
import { HOST_SIGNAL_TYPES } from './configKeys.ts';
import { didYouMean, mendTo } from '../../model/value/nearest.ts';

const IGNORED = 'What cannot be read here is left out, so guides that use it get an error of their own.';

function wrong(code: string, message: string, hint: string): Fault {
  return { code, severity: 'error', message, why: IGNORED, hint };
}

/** Problems in `waymark.json`. */
export const configFaults = {
  unknownSurface: (surface: string, known: readonly string[]): Fault => ({
    code: 'unknown-surface',
    severity: 'error',
    message: `There is no surface \`${surface}\`.`,
    why: 'Its button would open nothing.',
    hint: `${didYouMean(surface, known)} Surfaces are declared in \`waymark.json\` beside the guides.`,
    ...mendTo(surface, known),
  }),
  broken: (said: string) => wrong('broken-json', `This is not JSON: ${said}.`, 'Mend it at this place.'),
  tooBig: (most: number) =>
    wrong(
      'config-too-big',
      `This file is longer than ${most / 1024} KB.`,
      'It holds surfaces, signals, `starter`, `measured` and `locale` only.',
    ),
  notKeys: (name: string) =>
    wrong('config-not-keys', `${name} holds no keys.`, 'Write `{ "surfaces": { … }, "signals": { … } }`.'),
  unknownKey: (key: string, known: readonly string[]): Fault => ({
    ...wrong('unknown-key', `There is no key \`${key}\` here.`, didYouMean(key, known)),
    ...mendTo(key, known),
  }),
  badStarter: () =>
    wrong(
      'bad-starter',
      '`starter` is neither true nor false.',
      'Write `"starter": false` when the starter guides are not shown beside these, else leave it out.',
    ),
  badMeasured: () =>
    wrong(
      'bad-measured',
      '`measured` is neither true nor false.',
      'Write `"measured": true` where matches of these guides were counted, else leave it out.',
    ),
  badLocale: () =>
    wrong(
      'bad-locale',
      '`locale` is not a language tag.',
      'Write the language your guides are written in, such as `"locale": "de"` or `"locale": "pt-BR"`.',
    ),
  badSurface: (id: string) =>
    wrong(
      'bad-surface',
      `The surface \`${id}\` has no label, or its id holds more than letters, digits, \`.\`, \`-\` and \`_\`.`,
      'Write `"provider-vault": "API keys"`: the id guides use, and the name operators know it by.',
    ),
  badSignalName: (name: string) =>
    wrong(
      'bad-signal-name',
      `\`${name}\` is not the name of a host signal.`,
      'Write `host.` and a name of letters and digits, such as `host.runsOnKey`.',
    ),
  badSignal: (name: string, said: string) =>
    wrong(
      'bad-signal',
      `The signal \`${name}\` ${said}.`,
      `Write \`{ "type": "number", "meaning": "How many runs share the key." }\`; types are ${HOST_SIGNAL_TYPES.join(', ')}.`,
    ),
} as const;
