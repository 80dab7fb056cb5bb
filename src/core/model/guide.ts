import type { Atom, Expression } from './condition.ts';
import type { Block, Prose } from './prose.ts';
import type { MoveKind } from './run.ts';
import type { Trouble } from './trouble.ts';

/** The version of the compiled shapes in this file. A reader refuses an index of another version, as a problem. */
export const GUIDE_SCHEMA = 2;

/** The five sections every guide has, in the order they are shown. */
export const SECTION_IDS = ['symptoms', 'causes', 'fix', 'where', 'support'] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** Section headings as authors write them, by section id. */
export const SECTION_HEADINGS: Readonly<Record<SectionId, string>> = {
  symptoms: 'Symptoms',
  causes: 'Likely causes',
  fix: 'How to fix it',
  where: 'Where to go',
  support: 'When to contact support',
};

/** One way in which a symptom can be seen. */
export interface Alternative {
  readonly when: Expression;
  /** It says less than other evidence of its family. */
  readonly minor?: true;
}

/** The text of a symptom. */
export interface SymptomProse {
  readonly text: Prose;
  /** What happened, for the first line of the panel and the subject of a report; `text` where there is none. Holds no links. */
  readonly headline?: Prose;
}

/**
 * The conditions of a symptom. A *gate* is a condition that can rule the guide out: `requires` when it is definitely false, `rulesOut` when
 * it is true.
 */
export interface SymptomRules {
  readonly any: readonly Alternative[];
  readonly requires?: readonly Alternative[];
  readonly rulesOut?: readonly Alternative[];
}

/** One line of a guide: prose for people, rule for the matcher. */
export interface Symptom extends SymptomProse, SymptomRules {}

/** Ways to *continue*. */
export const CONTINUE_HOWS = ['wait', 'resume', 'skip', 'nothing'] as const;
export type ContinueHow = (typeof CONTINUE_HOWS)[number];

/** What a fix opens: a surface of the host, or a step of the run. */
export type Opening = { readonly surface: string } | { readonly step: string };

/** One rule of a guide's `next`, tried in order; the first whose `when` is true wins. Its reason is `because` of the body. */
export interface NextRule {
  readonly move: MoveKind;
  /** For `continue` only. */
  readonly how?: ContinueHow;
  /** Left out on the last rule, which is `otherwise: true` in the source. */
  readonly when?: Expression;
  /** For `fix` only: what to open. `step: 'failing'` is the step the failure is about. */
  readonly open?: Opening;
  /** For `fix` only: opens what the fix of the first cause that holds opens (`Cause.open`), else `open`. */
  readonly openByCause?: true;
  /** For `retry` and `continue` only: how long to wait, in milliseconds. The value of `signal` if known, else `else`. */
  readonly after?: { readonly signal?: string; readonly else?: number };
}

/** The conditions of a guide. */
export interface GuideRules {
  readonly id: string;
  /** `general`: the answer of last resort; never ranked. */
  readonly role?: 'general';
  readonly trouble: readonly Trouble[];
  readonly symptoms: readonly SymptomRules[];
  readonly next: readonly NextRule[];
}

/** The text of a guide that is shown before it is opened: in lists, in the search, in the first line of the panel. */
export interface GuideProse {
  /** BCP 47 tag. In an index only where it differs from the index's, for a guide that is not translated. */
  readonly locale?: string;
  readonly title: string;
  /** Ids of the owning surfaces. */
  readonly surfaces: readonly string[];
  readonly summary: string;
  readonly symptoms: readonly SymptomProse[];
  /** Its matches were among those that were counted on runs whose guide is known. Never in a body. */
  readonly measured?: true;
}

/** What is known of a guide before it is opened. */
export interface GuideHead extends GuideRules, GuideProse {
  readonly symptoms: readonly Symptom[];
}

/** Everything known about a catalog's guides before any is opened. */
export interface GuideIndex<Head extends GuideRules = GuideHead> {
  readonly schema: typeof GUIDE_SCHEMA;
  /** BCP 47 tag of the prose. */
  readonly locale: string;
  /** Atoms the expressions of `guides` point into. */
  readonly atoms: readonly Atom[];
  readonly guides: readonly Head[];
  /** Host signals (`host.creditsLeft`) whose values may stand in a report. */
  readonly reportable?: readonly string[];
}

/** A likely reason, ranked by its own conditions where it has any. Atoms are the body's own. */
export interface Cause {
  readonly text: Prose;
  readonly any?: readonly Alternative[];
  /** What the first button of its fix opens. */
  readonly open?: Opening;
}

/** A page of a vendor, checked on a day, for the runs its condition names. Atoms are the body's own. */
export interface VendorLink {
  /** The link, and what stands beside it. */
  readonly text: Prose;
  /** ISO date on which the page said what the guide says. */
  readonly checked: string;
  /** Absent for every run; the link is not shown where the run contradicts the condition. */
  readonly when?: Expression;
}

export interface Section {
  readonly id: SectionId;
  /** The sentence under the heading. */
  readonly intro: Prose;
  readonly blocks: readonly Block[];
}

/** What stands beside the text of a guide, by label and value. */
export interface GuideFacts {
  /** Guide type: `Support`, … */
  readonly type: string;
  /** When to ask support, and with what. */
  readonly escalation: string;
  /** Ids of related guides. */
  readonly related: readonly string[];
  readonly relatedAction: string;
  /** ISO date of the last review. */
  readonly reviewed?: string;
}

/** The text of one guide, loaded when it is opened or leads. */
export interface GuideBody {
  readonly schema: typeof GUIDE_SCHEMA;
  readonly id: string;
  /** The guide's prose as in the index, so that the guide can be shown before the prose of all guides is loaded. */
  readonly prose?: GuideProse;
  readonly facts: GuideFacts;
  /** The reason of each rule of the head's `next`, in its order. */
  readonly because: readonly Prose[];
  /** The paragraphs before the first section. */
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
  /**
   * The conditions of `symptoms` as the author wrote them, for *Why this guide?*: by symptom of the head, then by
   * alternative of its `any`. `[['error.code = x', 'error.status = 429'], []]` is a first symptom with two, and a second with none.
   */
  readonly signs: readonly (readonly string[])[];
  readonly causes: readonly Cause[];
  /** In the order of the text; absent where there are none. */
  readonly vendorLinks?: readonly VendorLink[];
  /** Atoms the expressions of `causes` and `vendorLinks` point into. */
  readonly atoms: readonly Atom[];
}

/**
 * Where guides come from: what `waymark/guides` exports and what the build writes. Nothing is loaded before it is asked for.
 *
 * `locale` is the BCP 47 tag of the language wanted. Each guide comes in the nearest one it is translated into (`de-AT`, then `de`), else
 * as it was written; without a tag, all come as they were written. A source in one language may ignore it.
 *
 * `Surface` and `Move` are the ids that its guides name; `waymark build` writes them into its types.
 */
export interface GuideSource<Surface extends string = string, Move extends string = string> {
  readonly index: {
    /**
     * The index without prose, which is all that a fit needs: the answer is then shown before the prose of all guides is loaded. Such a
     * source has `prose` in its bodies. Any other source returns the whole index.
     */
    (locale: string | undefined, part: 'rules'): Promise<GuideIndex<GuideRules>>;
    (locale?: string): Promise<GuideIndex>;
  };
  readonly body: (id: string, locale?: string) => Promise<GuideBody>;
  /**
   * Calls `listener` after a guide was edited; index and bodies are then requested again. Only a source that can change has it, such as the
   * Vite plugin's during development.
   * @returns a function that stops listening
   */
  readonly onChange?: (listener: () => void) => () => void;
  /** For the compiler only, never present at run time: the names that `Wired` checks a host against. */
  readonly names?: GuideSourceNames<Surface, Move>;
}

/** The names in guides that a host provides, as types: ids of surfaces, and names of moves. */
export interface GuideSourceNames<Surface extends string = string, Move extends string = string> {
  readonly surfaces: Surface;
  readonly moves: Move;
}
