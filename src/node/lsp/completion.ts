import type { GuideHead } from '../../core/model/guide.ts';
import type { Vocabulary } from '../../core/compile/condition/createVocabulary.ts';

/** What can be named in a folder of guides. */
export interface Names {
  readonly vocabulary: Vocabulary;
  /** Labels by surface id. */
  readonly surfaces: Readonly<Record<string, string>>;
  /** Of the folder and of the sources beside it, by id. */
  readonly guides: ReadonlyMap<string, Pick<GuideHead, 'title' | 'summary'>>;
}

/** A word that may stand at a place. */
export interface Completion {
  readonly label: string;
  readonly kind: 'signal' | 'operator' | 'value' | 'key' | 'guide' | 'surface' | 'text';
  /** Shown beside it, in a few words. */
  readonly detail?: string;
  /** Markdown. */
  readonly says?: string;
  /** Written in its place; the label when left out. */
  readonly text?: string;
}

/** What may stand at a place, and how much of it is written already. */
export interface Completions {
  readonly partial: string;
  readonly list: readonly Completion[];
}

export function surfaceCompletions({ surfaces }: Names): readonly Completion[] {
  return Object.entries(surfaces).map(([id, label]) => ({ label: id, kind: 'surface', detail: label }));
}

export function guideCompletions({ guides }: Names): readonly Completion[] {
  return [...guides].map(([id, { title, summary }]) => ({
    label: id,
    kind: 'guide',
    detail: title,
    says: summary,
  }));
}
