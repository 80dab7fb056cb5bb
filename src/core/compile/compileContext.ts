import type { Fault, Faults } from './source/collectFaults.ts';
import type { Atoms } from './condition/createAtoms.ts';
import type { Lines, Source } from './source/createSource.ts';
import { findIn, lineLength, lineStart } from './source/createSource.ts';
import type { Vocabulary } from './condition/createVocabulary.ts';

/** `{name|fallback}` in prose; checked when all that a guide captures is known. */
export interface CaptureUse {
  readonly name: string;
  /** Written as `{name}`, without a fallback. */
  readonly bare: boolean;
  /** Where captured text may not stand. */
  readonly inside: 'code' | 'link' | undefined;
  readonly offset: number;
  readonly length: number;
}

/** A link to a guide; checked when all guides are known. */
export interface GuideLink {
  readonly id: string;
  /** Section id, `''` for the guide as a whole. */
  readonly section: string;
  readonly offset: number;
  readonly length: number;
}

/** What is gathered while one file is compiled. */
export interface CompileContext {
  readonly id: string;
  readonly source: Source;
  readonly faults: Faults;
  readonly vocabulary: Vocabulary;
  /** Of symptoms and rules. */
  readonly atoms: Atoms;
  /** Of causes. */
  readonly causeAtoms: Atoms;
  /** Names that symptoms capture, with the place of the first. */
  readonly captured: Map<string, { readonly offset: number; readonly length: number }>;
  readonly uses: CaptureUse[];
  readonly links: GuideLink[];
  /** A translation holds prose only: conditions are mistakes there. */
  readonly translation: boolean;
}

/** Reports something that stands in some lines: at `needle` where it is found, else at the first line. */
export function reportIn(
  { source, faults }: CompileContext,
  fault: Fault,
  lines: Lines,
  needle: string,
  nth = 0,
): undefined {
  const at = findIn(source, needle, lines, nth);
  if (at >= 0) faults.add(fault, at, needle.length);
  else faults.add(fault, lineStart(source, lines.from), lineLength(source, lines.from));
}
