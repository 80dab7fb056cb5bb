import type { GuideBody, GuideIndex } from '../core/model/guide.ts';
import { ATOMS_OF_ROWS, atomRows } from './atomRows.ts';

/** Module names as they are written into `import()` of the modules below. */
export interface ModuleNames {
  /** The catalog module, from the source module. */
  readonly catalog: string;
  /** The module of one guide, from the catalog module. */
  readonly guide: (id: string) => string;
}

/**
 * The module a host imports: a thunk that weighs next to nothing and loads the rest when it is asked.
 *
 * @param hot adds `onChange`, fed by Vite's hot module replacement
 */
export function sourceModule(names: Pick<ModuleNames, 'catalog'>, hot: boolean): string {
  const catalog = quote(names.catalog);
  const source = `let load = () => import(${catalog});

export const guides = {
  index: async () => (await load()).index,
  body: async (id) => (await load()).body(id),
};
`;
  if (!hot) return source.replace('let load', 'const load');
  return `${source}
if (import.meta.hot) {
  const listeners = new Set();
  guides.onChange = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  import.meta.hot.accept(${catalog}, (changed) => {
    if (!changed) return;
    load = async () => changed;
    for (const listener of listeners) listener();
  });
}
`;
}

/** The module with everything known before a guide is opened, and the way to each guide. */
export function catalogModule(index: GuideIndex, names: Pick<ModuleNames, 'guide'>): string {
  const bodies = index.guides.map(({ id }) => `  [${quote(id)}, () => import(${quote(names.guide(id))})],\n`);
  const { atoms, ...rest } = index;
  return `const rows = ${parsed(atomRows(atoms))};

export const index = { ...${parsed(rest)}, atoms: ${ATOMS_OF_ROWS} };

const bodies = new Map([
${bodies.join('')}]);

export async function body(id) {
  const load = bodies.get(id);
  if (!load) throw new Error(\`There is no guide "\${id}".\`);
  return (await load()).guide;
}
`;
}

/** The module of one guide. */
export function guideModule(body: GuideBody): string {
  return `export const guide = ${parsed(body)};\n`;
}

/** JSON inside a string starts faster than the same object literal, and a key `__proto__` in it stays a key. */
function parsed(value: unknown): string {
  return `JSON.parse(${quote(JSON.stringify(value))})`;
}

function quote(text: string): string {
  const escaped = text.replaceAll(/[\\'\n\r\u2028\u2029]/g, (found) => ESCAPES[found] ?? found);
  return `'${escaped}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};
