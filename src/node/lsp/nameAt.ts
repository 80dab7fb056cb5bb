import { HEAD_KEYS, type HeadKey, RULE_KEYS } from '../../core/compile/head/headKeys.ts';
import { headEnd } from './completionsAt.ts';
import type { Names } from './completion.ts';

/** Something with a meaning that stands at a place of a guide; columns from 0. */
export interface NameAt {
  readonly kind: 'signal' | 'key' | 'guide' | 'surface';
  readonly name: string;
  /** Of a key: what it is. */
  readonly key?: HeadKey;
  readonly from: number;
  readonly to: number;
}

/** The name that stands at a place, where it is one of a signal, a guide, a surface or a key of the front matter. */
export function nameAt(
  text: string,
  { line, character }: { readonly line: number; readonly character: number },
  { vocabulary, guides, surfaces }: Names,
): NameAt | undefined {
  const lines = text.split(/\r\n?|\n/);
  const written = lines[line] ?? '';
  const word = [...written.matchAll(/[\w.-]+/g)].find(
    ({ 0: found, index }) => index <= character && character <= index + found.length,
  );
  if (!word) return undefined;
  const at = { from: word.index, to: word.index + word[0].length };
  const before = written.slice(0, word.index);
  const inHead = line > 0 && line < headEnd(lines);
  if (inHead && /^\s*(?:- )?$/.test(before) && written[at.to] === ':') {
    const keys: Readonly<Record<string, HeadKey>> = before === '' ? HEAD_KEYS : RULE_KEYS;
    const key = Object.hasOwn(keys, word[0]) ? keys[word[0]] : undefined;
    if (key) return { kind: 'key', name: word[0], key, ...at };
  }
  // `log` and `verdict` are words of any sentence too, so that a signal counts in code, in braces and in the front matter.
  const isCode = inHead || before.split('`').length % 2 === 0 || before.endsWith('{');
  if (isCode && vocabulary.signals.has(word[0])) return { kind: 'signal', name: word[0], ...at };
  const [, id = ''] = /^(?:\.\/)?(.+?)(?:\.md)?$/.exec(word[0].replace(/^\./, '')) ?? [];
  const isGuide = /\]\((?:\.\/?)?$/.test(before) || (inHead && written.startsWith('related:'));
  if (isGuide && guides.has(id)) return { kind: 'guide', name: id, ...at };
  const isSurface =
    before.endsWith('](surface:') || (inHead && /^(?:surfaces:|\s*(?:- )?(?:open|when):)/.test(written));
  if (isSurface && Object.hasOwn(surfaces, word[0])) return { kind: 'surface', name: word[0], ...at };
  return undefined;
}
