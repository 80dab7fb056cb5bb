import type { GUIDE_SCHEMA } from './guide.ts';

/** A JSON file: its path from the manifest, and its hash for subresource integrity. */
export type GuideFile = readonly [path: string, integrity: string];

/** The files of one language. */
export interface GuideFiles {
  /** A `GuideIndex`, of every guide. */
  readonly index: GuideFile;
  /** One `GuideBody` per guide id; a translation has only the guides that are translated. */
  readonly bodies: Readonly<Record<string, GuideFile>>;
}

/** What `waymark build --json` writes as `manifest.json`, and `guidesFrom` reads. */
export interface GuideManifest {
  readonly schema: typeof GUIDE_SCHEMA;
  /** A hash of everything below; another hash means other guides. */
  readonly version: string;
  readonly original: GuideFiles;
  /** By BCP 47 tag in lower case. */
  readonly translations: Readonly<Record<string, GuideFiles>>;
}
