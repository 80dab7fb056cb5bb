import type { Alternative, VendorLink } from '../model/guide.ts';
import type { Fault, Faults } from './source/collectFaults.ts';
import type { Atoms } from './condition/createAtoms.ts';
import {
  type LineRange,
  type Source,
  findIn,
  lineLength,
  lineStart,
  type TextSpan,
} from './source/createSource.ts';
import type { Vocabulary } from './condition/createVocabulary.ts';

/** A placeholder `{name|fallback}` in a text; checked once all captures of the guide are known. */
export interface PlaceholderUse extends TextSpan {
  readonly name: string;
  /** Written as `{name}`, without a fallback. */
  readonly bare: boolean;
  /** In code only plain values are filled in; in a link there may be no placeholder. */
  readonly inside: 'code' | 'link' | undefined;
}

/** A link to a guide; checked when all guides are known. */
interface GuideReference extends TextSpan {
  readonly id: string;
}

/** What is collected while one file is compiled. */
export interface CompileContext {
  readonly id: string;
  readonly source: Source;
  readonly faults: Faults;
  readonly vocabulary: Vocabulary;
  /** Atoms of symptoms and rules. */
  readonly atoms: Atoms;
  /** Atoms of causes. */
  readonly causeAtoms: Atoms;
  /** Names that symptoms capture, with the place of the first. */
  readonly captured: Map<string, TextSpan>;
  readonly placeholders: PlaceholderUse[];
  /** Places of the conditions of gates. */
  readonly gates: Map<Alternative, TextSpan>;
  readonly links: GuideReference[];
  readonly vendorLinks: VendorLink[];
  /** Days on which vendor links were checked; compared with today by `checkCatalog`. */
  readonly checkedDays: (TextSpan & { readonly day: string })[];
  /** A translation holds prose only: conditions are mistakes there. */
  readonly translation: boolean;
}

/** Reports a problem in a range of lines: at `needle` if it is found, else at the first line. */
export function reportIn(
  { source, faults }: CompileContext,
  fault: Fault,
  lines: LineRange,
  needle: string,
  nth = 0,
): undefined {
  const at = findIn(source, needle, lines, nth);
  if (at >= 0) faults.add(fault, at, needle.length);
  else faults.add(fault, lineStart(source, lines.from), lineLength(source, lines.from));
}
