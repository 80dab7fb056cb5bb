import type { Atom } from '../model/condition.ts';
import type { GuideBody, GuideHead, Section, SymptomProse, VendorLink } from '../model/guide.ts';
import type { Block, Prose } from '../model/prose.ts';
import type { Problem } from '../model/problem.ts';
import type { PlaceholderUse } from './compileContext.ts';
import type { Place } from './source/createSource.ts';
import type { FolderConfig } from './config/readFolderConfig.ts';

/** The prose of a translation, to be paired item by item with its original. */
export interface Translation {
  /** `hashProse` of the original at the time of translation, with its place. */
  readonly of: ({ readonly hash: string } & Place) | undefined;
  readonly title: string;
  readonly type: string;
  readonly summary: string;
  readonly escalation: string;
  readonly relatedAction: string;
  readonly because: readonly Prose[];
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
  readonly symptoms: readonly SymptomProse[];
  readonly causes: readonly Prose[];
  readonly vendorLinks: readonly VendorLink[];
  /** The line that ends the front matter. */
  readonly headEnd: Place;
  /** The list of reasons. */
  readonly next: Place | undefined;
  /** Places of the section headings. */
  readonly headings: readonly Place[];
  readonly placeholders: readonly (Pick<PlaceholderUse, 'name' | 'bare' | 'inside'> & Place)[];
}

/** A file of a guide folder. `file` is the name it has in problems; its last part is the guide's id. */
export interface FolderFile {
  readonly file: string;
  readonly text: string;
}

export interface CompileOptions {
  /** Epoch milliseconds; a guide last reviewed more than a year before is reported. */
  readonly now: number;
  /** From `waymark.json` beside the guides. */
  readonly config?: FolderConfig;
  /** Ids of guides of other sources that these may relate and link to, such as the starter guides. */
  readonly known?: readonly string[];
}

/** A compiled guide, before it is combined with others. */
export interface CompiledGuide {
  readonly head: GuideHead;
  readonly body: GuideBody;
  /** Atoms that the expressions of `head` point into. */
  readonly atoms: readonly Atom[];
  /** `conditionKey` of the guide. */
  readonly key: string;
  /** Names that its symptoms capture. */
  readonly captures: readonly string[];
  /** `facts.reviewed` of the body, so that a cache need not build the body. */
  readonly reviewed?: string;
}

/** The name of another guide, with its place. */
export interface GuideName extends Place {
  readonly id: string;
}

/** The result for one file, independent of other files: a plain value that can be cached by name, text and config. */
export interface CompiledFile {
  readonly file: string;
  readonly id: string;
  /** BCP 47 tag of a translation. */
  readonly locale?: string;
  /** Present for an original without an error. */
  readonly guide?: CompiledGuide;
  /** Present for a translation without an error, before it is paired with its original. */
  readonly translation?: Translation;
  readonly problems: readonly Problem[];
  /** Guides named as related. */
  readonly related: readonly GuideName[];
  /** Guides linked to in the text. */
  readonly links: readonly GuideName[];
  /** The days on which vendor links were checked. */
  readonly checked: readonly ({ readonly day: string } & Place)[];
  /** Places of facts that are checked against other guides. */
  readonly places: { readonly title?: Place; readonly role?: Place; readonly reviewed?: Place };
}
