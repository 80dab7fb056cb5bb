import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GUIDE_SCHEMA, type GuideIndex } from '../../core/model/guide.ts';
import type { GuideFile, GuideFiles, GuideManifest } from '../../core/model/guideManifest.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import type { ModuleSource } from './guideModules.ts';
import { isTranslated } from './translationModule.ts';
import type { Module } from './writeModules.ts';

const MANIFEST = 'manifest.json';

/** Guides as JSON files, with the manifest that `guidesFrom` reads. */
export function guideFiles({ index, bodies, locales }: ModuleSource): readonly Module[] {
  const files: Module[] = [];
  const add = (path: string, value: unknown): GuideFile => {
    const text = JSON.stringify(value);
    files.push({ path, kept: false, text: () => text });
    return [path, `sha384-${createHash('sha384').update(text).digest('base64')}`];
  };
  const filesOf = (
    catalog: GuideIndex,
    ids: readonly string[],
    of: typeof bodies,
    end: string,
  ): GuideFiles => ({
    index: add(`json/catalog${end}.json`, catalog),
    bodies: Object.fromEntries(ids.map((id) => [id, add(`json/guides/${id}${end}.json`, of.get(id))])),
  });
  const original = filesOf(index, [...bodies.keys()], bodies, '');
  const translations = [...locales].map(([locale, localized]) => {
    const ids = localized.index.guides.filter(isTranslated).map(({ id }) => id);
    return [locale.toLowerCase(), filesOf(withGeneral(locale, locales), ids, localized.bodies, `.${locale}`)];
  });
  const content = {
    original,
    translations: Object.fromEntries(translations) as GuideManifest['translations'],
  };
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  const manifest: GuideManifest = { schema: GUIDE_SCHEMA, version, ...content };
  files.push({ path: MANIFEST, kept: false, text: () => `${JSON.stringify(manifest, null, 1)}\n` });
  return files;
}

/** The index of a language, with the heads of a more general one (`de` for `de-AT`) where it has none of its own. */
function withGeneral(locale: string, locales: ModuleSource['locales']): GuideIndex {
  const { index } = locales.get(locale)!;
  const general = [...locales.keys()]
    .filter((other) => locale.toLowerCase().startsWith(`${other.toLowerCase()}-`))
    .toSorted((one, other) => other.length - one.length)
    .map(
      (other) =>
        new Map(
          locales
            .get(other)!
            .index.guides.filter(isTranslated)
            .map((head) => [head.id, head]),
        ),
    );
  const guides = index.guides.map(
    (head) => (isTranslated(head) ? head : general.find((heads) => heads.has(head.id))?.get(head.id)) ?? head,
  );
  return { ...index, guides };
}

/** Paths of the JSON files that an earlier build wrote. */
export function writtenFiles(out: string): readonly string[] {
  const file = join(out, MANIFEST);
  const found = existsSync(file)
    ? (readJson(readFileSync(file, 'utf8')) as Partial<GuideManifest> | undefined)
    : undefined;
  if (typeof found?.schema !== 'number' || !found.original) return [];
  const all = [found.original, ...Object.values(found.translations ?? {})];
  const paths = all.flatMap(({ index, bodies }) => [index, ...Object.values(bodies)].map(([path]) => path));
  // Another tool's manifest may name any file, and listed files are deleted.
  return [MANIFEST, ...paths.filter((path) => /^json\/(guides\/)?[\w.-]+\.json$/.test(path))];
}
