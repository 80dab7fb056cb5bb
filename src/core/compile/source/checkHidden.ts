import type { Fault, Faults } from './collectFaults.ts';
import type { Source } from './createSource.ts';

/** Controls, line and paragraph separators, what overrides the direction of reading, tags: nothing that draws as it stands. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const HIDDEN = /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\u202a-\u202e\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
/** What sets a direction for a part of a text; languages that are read from right to left need it. */
const DIRECTION = /[\u061c\u200e\u200f\u2066-\u2069]/u;

/** Looks for what an operator could not see in any text of a guide, however it was written: as it is, as an entity, as an escape of YAML. */
export function checkHidden(
  value: unknown,
  source: Source,
  { add }: Faults,
  locale: string | undefined,
): void {
  const isRightToLeft = /^(ar|fa|he|ur)\b/.test(locale ?? '');
  const look = (one: unknown): string | undefined => {
    if (typeof one === 'string')
      return (HIDDEN.exec(one) ?? (isRightToLeft ? null : DIRECTION.exec(one)))?.[0];
    if (typeof one !== 'object' || one === null) return undefined;
    for (const part of Object.values(one)) {
      const found = look(part);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = look(value);
  if (found !== undefined) add(hidden(found), Math.max(0, source.text.indexOf(found)), found.length);
}

function hidden(character: string): Fault {
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    code: 'hidden-character',
    severity: 'error',
    message: `A text holds ${code}, which cannot be seen.`,
    why: 'It could change what is read around it, or hide a part of it.',
    hint: 'Take it out. Directions are marked in translations into right-to-left languages only.',
  };
}
