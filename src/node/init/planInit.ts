import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './findHost.ts';
import { islandText } from './islandText.ts';

/** A file to write; a new one has no `before`. */
export interface Change {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly before?: string;
  readonly after: string;
}

/** Help in a file's text: the provider, the element or the call that draws without React. */
export const HELP_ON_A_PAGE = /<HelpProvider\b|<waymark-help\b|(['"])waymark-help\1|\bmountHelp\(/;

/** Folders for the component; the first one that exists is used. */
const FOLDERS: Readonly<Record<Host['kind'], readonly string[]>> = {
  next: ['app', 'src/app', 'components', 'src/components'],
  'react-router': ['app', 'src'],
  vite: ['src'],
  webpack: ['src'],
  vue: ['app/components', 'src/components', 'src'],
  svelte: ['src/lib', 'src'],
  angular: ['src/app', 'src'],
  solid: ['src/components', 'src'],
  html: ['.'],
};

/**
 * @param version of this package, to be added to the project
 * @returns no change where everything is there
 */
export function planInit(host: Host, version: string): readonly Change[] {
  return [...dependency(host, version), ...(host.kind === 'html' ? page(host) : island(host))];
}

function dependency({ kind, manifest }: Host, version: string): readonly Change[] {
  if (kind === 'html' || !manifest || 'waymark' in manifest.packages) return [];
  const parsed = JSON.parse(manifest.text) as { dependencies?: Record<string, string> };
  const dependencies = { ...parsed.dependencies, waymark: `^${version}` };
  const sorted = Object.fromEntries(Object.entries(dependencies).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const indent = /^[ \t]+/m.exec(manifest.text)?.[0] ?? '  ';
  const end = manifest.text.endsWith('\n') ? '\n' : '';
  const after = `${JSON.stringify({ ...parsed, dependencies: sorted }, null, indent)}${end}`;
  return [{ file: 'package.json', before: manifest.text, after }];
}

function island(host: Host): readonly Change[] {
  const { kind, root, isTyped } = host;
  const folders = FOLDERS[kind];
  const folder = folders.find((name) => existsSync(join(root, name))) ?? folders.at(-1)!;
  if (hasHelp(join(root, folder)) || hasHelp(join(root, 'src'))) return [];
  const file = `${folder}/${fileName(kind, isTyped)}`;
  return existsSync(join(root, file)) ? [] : [{ file, after: islandText(host) }];
}

function fileName(kind: Host['kind'], isTyped: boolean): string {
  if (kind === 'vue' || kind === 'svelte') return `RunHelp.${kind}`;
  return kind === 'angular' ? 'run-help.ts' : `RunHelp.${isTyped ? 'tsx' : 'jsx'}`;
}

/** Whether a file of this folder already puts the help on a page. */
function hasHelp(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
    (name) =>
      /\.([jt]sx?|vue|svelte|html)$/.test(name) &&
      !name.includes('node_modules') &&
      HELP_ON_A_PAGE.test(readFileSync(join(folder, name), 'utf8')),
  );
}

const SCRIPT = '<script type="module" src="waymark/element.js"></script>';
const HELP = '<waymark-help receivers="/api/reports"></waymark-help>';

/** Adds the element and its script to the page. */
function page({ root }: Host): readonly Change[] {
  const before = readFileSync(join(root, 'index.html'), 'utf8');
  if (before.includes('<waymark-help')) return [];
  const withScript = before.includes('</head>')
    ? linedBefore(before, '</head>', SCRIPT)
    : `${SCRIPT}\n${before}`;
  const after = withScript.includes('</body>')
    ? linedBefore(withScript, '</body>', HELP)
    : `${withScript}${HELP}\n`;
  return [{ file: 'index.html', before, after }];
}

/** Puts `line` before a closing tag, one step further in where the tag begins its line. */
const linedBefore = (text: string, tag: string, line: string): string =>
  text.replace(new RegExp(`(^[ \\t]*)?${tag}`, 'm'), (found, indent: string | undefined) =>
    indent === undefined ? `${line}\n${found}` : `${indent}  ${line}\n${found}`,
  );
