import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from './findHost.ts';

/** A file to write; a new one has no `before`. */
export interface Change {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly before?: string;
  readonly after: string;
}

/** Folders for the component; the first one that exists is used. */
const FOLDERS: Readonly<Record<Host['kind'], readonly string[]>> = {
  next: ['app', 'src/app', 'components', 'src/components'],
  'react-router': ['app', 'src'],
  vite: ['src'],
  webpack: ['src'],
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

function island({ kind, root, isTyped }: Host): readonly Change[] {
  const folders = FOLDERS[kind];
  const folder = folders.find((name) => existsSync(join(root, name))) ?? folders[0]!;
  if (hasProvider(join(root, folder)) || hasProvider(join(root, 'src'))) return [];
  const file = `${folder}/RunHelp.${isTyped ? 'tsx' : 'jsx'}`;
  if (existsSync(join(root, file))) return [];
  return [{ file, after: islandText({ isClient: kind === 'next', isTyped }) }];
}

/** Whether a file of this folder already uses the provider. */
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

/** Adds the element and its script to the page. */
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

/** The component that `init` writes; `examples/` has the same. */
function islandText({
  isClient,
  isTyped,
}: {
  readonly isClient: boolean;
  readonly isTyped: boolean;
}): string {
  const text = `import { endpoint, HelpButton, HelpProvider } from 'waymark';
import type { Run } from 'waymark/core';
import { guides } from 'waymark/guides';
import 'waymark/styles.css';

const receiver = endpoint('/api/reports');

/** Help on one run. Put it on the page that shows the run. */
export function RunHelp({ run }: { run: Run }) {
  return (
    <HelpProvider
      guides={guides}
      surfaces={{
        // A screen of yours that guides point to, by their name for it. The others are in \`waymark.json\` of the guides.
        'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
      }}
      receiver={receiver}
    >
      <HelpButton run={run} moves={{ retry }} />
    </HelpProvider>
  );
}

/** Starts the run again; \`key\` is the same for one press, however often it is sent. */
async function retry({ run, key }: { run: Run; key: string }) {
  const response = await fetch(\`/api/runs/\${encodeURIComponent(run.id)}/retry\`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
  });
  if (!response.ok) throw new Error(\`Retrying was answered by \${response.status}.\`);
  const { id }: { id: string } = await response.json();
  return { runId: id };
}
`;
  const plain = isTyped
    ? text
    : text
        .replace("import type { Run } from 'waymark/core';\n", '')
        .replaceAll(/: \{ (run: Run|run: Run; key: string|id: string) \}/g, '');
  return isClient ? `'use client';\n${plain}` : plain;
}
