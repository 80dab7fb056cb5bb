import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../../core/model/value/nearest.ts';
import type { GuideIndex } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import { compileFolder } from '../guides/compileFolder.ts';
import { readGuides } from '../guides/readGuides.ts';
import { HELP_ON_A_PAGE } from '../init/planInit.ts';
import { wiredNames } from '../guides/wiredNames.ts';
import { type Check, problemAt } from './check.ts';
import { HELP_ELEMENT } from './checkElement.ts';
import { placesOf, type Project } from './readProject.ts';
import { placeIn } from '../cli/placeIn.ts';
import { starterIndex } from '../guides/starterIndex.ts';

/** Surfaces that show the help itself; a host need not say how to open them. */
const OWN_SURFACES: readonly string[] = ['run-detail', 'mission-replay'];
const MOVES: readonly string[] = ['retry', 'resume', 'skip'];

/** Whether the host provides the surfaces and moves that its guides name, and whether guides name those it provides. */
export async function checkWiring({ host, files }: Project, now: number): Promise<readonly Check[]> {
  const indexes = await guidesOf({ host, files }, now);
  const names = wiredNames({ guides: indexes.flatMap(({ guides }) => guides) });
  if (indexes.length === 0) return [];
  return [
    check(
      files,
      'surfaces',
      names.surfaces.filter((id) => !OWN_SURFACES.includes(id)),
      [...names.surfaces, ...OWN_SURFACES],
    ),
    check(files, 'moves', names.moves, MOVES),
  ];
}

async function guidesOf(
  { host, files }: Pick<Project, 'host' | 'files'>,
  now: number,
): Promise<readonly GuideIndex[]> {
  const isImported = (pattern: RegExp): boolean => placesOf(files, pattern).length > 0;
  const indexes: GuideIndex[] = [];
  if (existsSync(join(host.root, 'guides'))) {
    indexes.push(compileFolder(readGuides('guides', host.root), { now }).index);
  }
  if (isImported(/(['"])waymark\/guides\1/) || isImported(HELP_ELEMENT)) {
    indexes.push(await starterIndex());
  }
  return indexes;
}

function check(
  files: Project['files'],
  kind: 'surfaces' | 'moves',
  named: readonly string[],
  known: readonly string[],
): Check {
  const title = `The ${kind} that guides name are given`;
  const given = new Map<string, { readonly file: string; readonly line: number; readonly column: number }>();
  // An object, of a script or as an attribute's JSON, or the attribute's list of names; `:moves="…"` and `[moves]="…"` are bound to a script.
  const places = placesOf(
    files,
    new RegExp(`\\b${kind}\\s*[=:]\\s*['"]?\\{+|(?<![:\\w.-])${kind}=(["'])[\\w ]+\\1`),
  );
  for (const place of places) {
    const text = files.find(({ file }) => file === place.file)!.text;
    const { found } = place;
    const keys = found[1] === undefined ? keysOf(text, found.index + found[0].length) : namesOf(found);
    for (const { key, at } of keys) {
      given.set(key, { file: place.file, ...placeIn(text, at) });
    }
  }
  const [first = placesOf(files, HELP_ON_A_PAGE)[0]] = places;
  const problems: Problem[] = [...given]
    .filter(([key]) => !known.includes(key))
    .map(([key, place]) => {
      const meant = nearest(key, known);
      return problemAt(
        place,
        `unknown-${kind.slice(0, -1)}`,
        `No guide names “${key}”.`,
        meant === undefined ? 'Take it out, or name it in a guide.' : `Did you mean \`${meant}\`?`,
        meant === undefined ? 'warning' : 'error',
      );
    });
  const left = named.filter((name) => !given.has(name));
  if (left.length > 0) {
    const message = `Guides name ${kind} that are not given: ${left.join(', ')}.`;
    const hint =
      'Give those that your product has; `satisfies Wired<typeof guides>` has the compiler ask for them.';
    const why =
      kind === 'surfaces'
        ? 'They are shown as text, without a button.'
        : 'They are explained, and not offered.';
    problems.push({ ...problemAt(first ?? {}, `unwired-${kind}`, message, hint, 'warning'), why });
  }
  return { title, problems };
}

/** A key, and where it begins in the text. */
interface Key {
  readonly key: string;
  readonly at: number;
}

/** The names in an attribute such as `moves="retry resume"`. */
function namesOf({ 0: attribute, index }: RegExpExecArray): readonly Key[] {
  const from = attribute.search(/["']/) + 1;
  return Array.from(attribute.slice(from).matchAll(/\w+/g), ({ 0: key, index: within }) => ({
    key,
    at: index + from + within,
  }));
}

/** The keys of an object literal after its opening brace, without those of nested objects. */
function keysOf(text: string, from: number): readonly Key[] {
  const keys: Key[] = [];
  let depth = 1;
  let isKey = true;
  for (let at = from; at < text.length && depth > 0; at += 1) {
    const character = text[at]!;
    if ('{(['.includes(character)) depth += 1;
    else if ('})]'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 1) isKey = true;
    else if (isKey && depth === 1 && /[\w'"$]/.test(character)) {
      const found = /^(['"]?)([\w$-]+)\1/.exec(text.slice(at, at + 80));
      if (found) keys.push({ key: found[2]!, at });
      isKey = false;
      at += Math.max(0, (found?.[0].length ?? 1) - 1);
    }
  }
  return keys;
}
