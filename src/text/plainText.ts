import { plainProse, quoteValue } from '../core/model/plainProse.ts';
import type { Prose } from '../core/model/prose.ts';
import { showText } from '../core/model/value/showText.ts';

/**
 * Prose as plain text, for the command line, headlines and accessible names. Text captured from the run is quoted and made safe to show,
 * unless it stands alone (`standsBare`); where nothing was captured, the author's fallback is used.
 */
export function plainText(prose: Prose, captures: Readonly<Record<string, string>> = {}): string {
  return plainProse(prose, (name, fallback) =>
    Object.hasOwn(captures, name) ? quoteValue(name, showText(captures[name]!)) : fallback,
  );
}
