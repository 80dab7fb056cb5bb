import type { LocalizedCatalog } from '../../core/compile/catalog/linkCatalog.ts';
import type { GuideHead, GuideProse } from '../../core/model/guide.ts';
import { proseOf } from '../../core/model/guideProse.ts';
import { bodyMap, parsed, type Specifier } from './bodyMap.ts';

/** The translated part of a head. The rest is in the index of the originals and is shipped once. */
type HeadProse = Omit<GuideProse, 'locale' | 'surfaces'>;

/** The module of one language: the prose of the guides translated into it, and functions that load their texts. */
export function translationModule(locale: string, { index }: LocalizedCatalog, specifier: Specifier): string {
  const heads = index.guides.filter(isTranslated);
  const prose = heads.map((head) => [head.id, translatedOf(head)] as const);
  return `export const locale = ${parsed(locale)};

export const heads = new Map(${parsed(prose)});

export const bodies = ${bodyMap(
    heads.map(({ id }) => id),
    (id) => specifier(`guides/${id}.${locale}`),
  )};
`;
}

/** Whether the head is in the language of its index. */
export function isTranslated({ locale }: GuideHead): boolean {
  return locale === undefined;
}

function translatedOf(head: GuideHead): HeadProse {
  const { locale: _locale, surfaces: _surfaces, ...prose } = proseOf(head);
  return prose;
}

/**
 * The end of a catalog module with translations; it needs `original` and `bodies`. A guide is returned in the most specific language
 * available for the requested tag (RFC 4647, lookup), else as it was written.
 * @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
 */
export function translatedEnd(locales: readonly string[], specifier: Specifier): string {
  return `/** By tag in lower case. */
const translations = ${bodyMap(
    locales.map((locale) => locale.toLowerCase()),
    (tag) => specifier(`catalog.${locales.find((locale) => locale.toLowerCase() === tag)}`),
  )};

/** Those that serve a BCP 47 tag, the most general first. */
function translationsFor(locale) {
  const parts = String(locale).toLowerCase().split('-', 4);
  const tags = parts.map((_, at) => parts.slice(0, at + 1).join('-'));
  return Promise.all(tags.filter((tag) => translations.has(tag)).map((tag) => translations.get(tag)()));
}

function translate(index, { locale, heads }) {
  const guides = index.guides.map((head) => {
    const prose = heads.get(head.id);
    if (!prose) return { locale: index.locale, ...head };
    const { locale: _, ...rest } = head;
    return {
      ...rest,
      ...prose,
      symptoms: head.symptoms.map((symptom, at) => ({ ...symptom, ...prose.symptoms[at] })),
    };
  });
  return { ...index, locale, guides };
}

const indexes = new Map();

export async function index(locale, part) {
  if (part) return all;
  const found = await translationsFor(locale);
  const key = found.at(-1)?.locale;
  const index = await original();
  if (!indexes.has(key)) indexes.set(key, found.reduce(translate, index));
  return indexes.get(key);
}

export async function body(id, locale) {
  const found = await translationsFor(locale);
  const load = found.map((one) => one.bodies.get(id)).reduce((general, special) => special ?? general, bodies.get(id));
  if (!load) throw new Error(\`There is no guide "\${id}".\`);
  return (await importAnew(load)).guide;
}
`;
}
