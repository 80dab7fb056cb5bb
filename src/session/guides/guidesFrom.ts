import { GUIDE_SCHEMA, type GuideBody, type GuideIndex, type GuideSource } from '../../core/model/guide.ts';
import type { GuideFile, GuideFiles, GuideManifest } from '../../core/model/guideManifest.ts';
import type { Problem } from '../../core/model/problem.ts';
import { saidBy } from '../saidBy.ts';

export interface GuidesFromOptions {
  /** Source used when the guides cannot be loaded, usually the starter guides. */
  readonly fallback?: GuideSource;
  /** Longest wait for one file, milliseconds. @default 10 000 */
  readonly timeout?: number;
  /** Hash of the manifest, for a page that accepts this one version only. */
  readonly integrity?: string;
  /** Called when the fallback is used, with the reason. */
  readonly onProblem?: (problem: Problem) => void;
  /** @default the page's `fetch` */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Loads guides as JSON from an address: for pages without a bundler, and for guides that change without a release. No code is executed, so
 * of a content security policy it needs `connect-src` only. Every file must have the hash that the manifest names; guides of another
 * version than the index are never shown beside it.
 * @param url of the `manifest.json` that `waymark build --json` wrote; its files stand beside it
 */
export function guidesFrom(url: string, options: GuidesFromOptions = {}): GuideSource {
  const { fallback, onProblem } = options;
  const place = new URL(url, globalThis.document?.baseURI);
  /** The source in use for each language; `undefined` as a value is the fallback. */
  const served = new Map<string | undefined, GuideManifest | undefined>();
  const listeners = new Set<() => void>();
  let known: { readonly manifest: GuideManifest; readonly tag: string | null } | undefined;

  const ask = async (file: URL, init: RequestInit): Promise<Response> => {
    const { fetch = globalThis.fetch, timeout = 10_000 } = options;
    const response = await fetch(file, { ...init, signal: AbortSignal.timeout(timeout) });
    if (!response.ok && response.status !== 304)
      throw new Error(`${file.href} answered ${String(response.status)}.`);
    return response;
  };

  /** The current manifest, requested each time; the server sends it only when it has changed. */
  const readManifest = async (): Promise<GuideManifest> => {
    const { integrity } = options;
    const response = await ask(place, {
      cache: 'no-cache',
      ...(integrity !== undefined && { integrity }),
      ...(known?.tag && { headers: { 'If-None-Match': known.tag } }),
    });
    if (known && response.status === 304) return known.manifest;
    const manifest = checkManifest(await response.json());
    known = { manifest, tag: response.headers.get('ETag') };
    return manifest;
  };

  const read = async ([path, integrity]: GuideFile): Promise<unknown> => {
    const file = new URL(path, place);
    if (file.origin !== place.origin) throw new Error(`${file.href} is not on ${place.origin}.`);
    return (await ask(file, { integrity })).json();
  };

  const readIndex = async (manifest: GuideManifest, locale: string | undefined): Promise<GuideIndex> => {
    const index = (await read(filesFor(manifest, locale)[0]!.index)) as GuideIndex;
    served.set(locale, manifest);
    return index;
  };

  return {
    async index(locale?: string) {
      try {
        const manifest = await readManifest();
        return await readIndex(manifest, locale).catch(async (error: unknown) => {
          // The guides were deployed again between the two requests.
          const anew = await readManifest();
          if (anew.version === manifest.version) throw error;
          return readIndex(anew, locale);
        });
      } catch (error) {
        if (!fallback) throw error;
        tell(onProblem, `The guides at ${place.href} could not be loaded: ${saidBy(error)}`);
        served.set(locale, undefined);
        return fallback.index(locale);
      }
    },
    async body(id, locale) {
      const manifest = served.get(locale);
      if (!manifest) {
        if (fallback && served.has(locale)) return fallback.body(id, locale);
        throw new Error('The index has to be read first.');
      }
      const file = filesFor(manifest, locale).find(({ bodies }) => Object.hasOwn(bodies, id))?.bodies[id];
      if (!file) throw new Error(`There is no guide "${id}".`);
      try {
        return (await read(file)) as GuideBody;
      } catch (error) {
        // The guides were deployed again since the index was read: the file of that name has other content now.
        const { version } = await readManifest();
        if (version !== manifest.version) for (const listener of listeners) listener();
        throw error;
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The files for a language, the most specific first (RFC 4647, lookup), the originals last. */
function filesFor({ original, translations }: GuideManifest, locale = ''): readonly GuideFiles[] {
  const parts = locale.toLowerCase().split('-', 4);
  const tags = parts.map((_, at) => parts.slice(0, parts.length - at).join('-'));
  const found = tags.filter((tag) => Object.hasOwn(translations, tag)).map((tag) => translations[tag]!);
  return [...found, original];
}

function checkManifest(given: unknown): GuideManifest {
  const manifest = given as Partial<GuideManifest> | null;
  if (manifest?.schema !== GUIDE_SCHEMA || typeof manifest.version !== 'string' || !manifest.original?.index) {
    throw new Error('The manifest was made by another version.');
  }
  return { translations: {}, ...manifest } as GuideManifest;
}

function tell(onProblem: GuidesFromOptions['onProblem'], message: string): void {
  const hint = 'Look at the address, the status and the hashes in the manifest; the guides that came with the page serve meanwhile.';
  try {
    onProblem?.({ code: 'guides-not-loaded', severity: 'warning', message, hint });
  } catch {
    // The host's `onProblem` threw.
  }
}
