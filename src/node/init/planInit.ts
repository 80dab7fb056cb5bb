import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './findHost.ts';
import { islandText } from './islandText.ts';

/** A file to write; without `before` it is new. */
export interface Change {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly before?: string;
  readonly after: string;
}

/** What the island is put into, first that is there. */
const FOLDERS: Readonly<Record<Host['kind'], readonly string[]>> = {
  next: ['app', 'src/app', 'components', 'src/components'],
  'react-router': ['app', 'src'],
  vite: ['src'],
  webpack: ['src'],
  html: ['.'],
};

/** @param version of this package, which the project is to have. @returns no change where everything is there */
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

function island({ kind, root, isTyped }: Host): readonly Change[] {
  const folders = FOLDERS[kind];
  const folder = folders.find((name) => existsSync(join(root, name))) ?? folders[0]!;
  if (hasProvider(join(root, folder)) || hasProvider(join(root, 'src'))) return [];
  const file = `${folder}/RunHelp.${isTyped ? 'tsx' : 'jsx'}`;
  if (existsSync(join(root, file))) return [];
  return [{ file, after: islandText({ isClient: kind === 'next', isTyped }) }];
}

/** Does a file of this folder already put the provider on a page? */
function hasProvider(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(
    (name) =>
      /\.[jt]sx$/.test(name) &&
      !name.includes('node_modules') &&
      /<HelpProvider\b/.test(readFileSync(join(folder, name), 'utf8')),
  );
}

const ELEMENT = `    <script type="module" src="waymark/element.js"></script>
`;
const HELP = `    <waymark-help receivers="/api/reports"></waymark-help>
`;

/** The element, and the script it comes with. */
function page({ root }: Host): readonly Change[] {
  const before = readFileSync(join(root, 'index.html'), 'utf8');
  if (before.includes('<waymark-help')) return [];
  const withScript = before.includes('</head>')
    ? before.replace('</head>', `${ELEMENT}  </head>`)
    : `${ELEMENT}${before}`;
  const after = withScript.includes('</body>')
    ? withScript.replace('</body>', `${HELP}  </body>`)
    : `${withScript}${HELP}`;
  return [{ file: 'index.html', before, after }];
}
