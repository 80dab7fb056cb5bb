import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

/** A declaration file: what it declares, and where its other names come from. */
interface Declarations {
  readonly declared: ReadonlyMap<string, string>;
  /** Those of them that it exports where it declares them. */
  readonly own: readonly string[];
  /** Local name → module and the name there. */
  readonly imported: ReadonlyMap<string, Origin>;
  /** Exported name → module and the name there. */
  readonly passedOn: ReadonlyMap<string, Origin>;
  /** Modules that `export *` passes on whole. */
  readonly wholes: readonly string[];
}

interface Origin {
  readonly file: string;
  readonly name: string;
}

/**
 * The public interface of a door as text: every name it exports with its declaration, without comments, then every type
 * those declarations reach in this package. A changed interface is a changed text.
 *
 * @param door path of the door's `.d.ts`, beside those of all modules
 * @param told path of another door's `.d.ts`, whose exports are not told again
 */
export function apiReport(door: string, told?: string): string {
  const modules = new Map<string, Declarations>();
  const read = (file: string): Declarations => {
    const known = modules.get(file) ?? readDeclarations(file);
    modules.set(file, known);
    return known;
  };

  /** Follows re-exports to the file that declares a name. */
  const locate = ({ file, name }: Origin): Origin | undefined => {
    const { declared, passedOn, imported, wholes } = read(file);
    if (declared.has(name)) return { file, name };
    const next = passedOn.get(name) ?? imported.get(name);
    if (next) return next.file.startsWith('.') ? undefined : locate(next);
    for (const whole of wholes) {
      const found = locate({ file: whole, name });
      if (found) return found;
    }
    return undefined;
  };

  const namesOf = (file: string): readonly string[] => {
    const { passedOn, wholes, own } = read(file);
    return [...new Set([...own, ...passedOn.keys(), ...wholes.flatMap(namesOf)])].toSorted();
  };

  const shown = new Map<string, string>();
  const show = (origin: Origin): readonly Origin[] => {
    const key = keyOf(origin);
    const text = read(origin.file).declared.get(origin.name);
    if (shown.has(key) || text === undefined) return [];
    shown.set(key, text);
    const used = new Set(text.match(/\b[A-Za-z_]\w*\b/g));
    return [...used].flatMap((name) => locate({ file: origin.file, name }) ?? []);
  };

  const originsOf = (file: string): readonly Origin[] =>
    namesOf(file).flatMap((name) => locate({ file, name }) ?? []);
  const keysTold = new Set(told === undefined ? [] : originsOf(told).map(keyOf));
  const names = namesOf(door);
  let reached = originsOf(door).flatMap(show);
  const exported = [...shown.values()];
  while (reached.length > 0) reached = reached.filter((it) => !keysTold.has(keyOf(it))).flatMap(show);
  const inner = [...shown.values()].slice(exported.length).toSorted();
  const section = (title: string, texts: readonly string[]): string =>
    texts.length === 0 ? '' : `// ${title}\n\n${texts.join('\n\n')}\n`;
  return [`// ${names.join(', ')}\n`, section('Exported', exported), section('Reached by these', inner)]
    .filter(Boolean)
    .join('\n');
}

const keyOf = ({ file, name }: Origin): string => `${file}\n${name}`;

function readDeclarations(file: string): Declarations {
  const text = readFileSync(file, 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const declared = new Map<string, string>();
  const imported = new Map<string, Origin>();
  const passedOn = new Map<string, Origin>();
  const wholes: string[] = [];
  const own: string[] = [];
  const pathOf = (target: string): string =>
    target.startsWith('.') ? join(dirname(file), target.replace(/\.tsx?$/, '.d.ts')) : `.${target}`;
  const nameOf = (node: { readonly type: string }): string =>
    'name' in node ? String(node.name) : 'value' in node ? String(node.value) : '';

  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      for (const specifier of node.specifiers) {
        const name = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : 'default';
        imported.set(specifier.local.name, { file: pathOf(node.source.value), name });
      }
    } else if (node.type === 'ExportAllDeclaration') {
      wholes.push(pathOf(node.source.value));
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      for (const { local, exported } of node.specifiers) {
        passedOn.set(nameOf(exported), { file: pathOf(node.source.value), name: nameOf(local) });
      }
    } else {
      const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
      if (!declaration) continue;
      const written = withoutComments(text.slice(declaration.start, declaration.end));
      const named = 'declarations' in declaration ? declaration.declarations : [declaration];
      for (const name of named.flatMap((it) => ('id' in it && it.id ? nameOf(it.id) : []))) {
        declared.set(name, written);
        if (node.type === 'ExportNamedDeclaration') own.push(name);
      }
    }
  }
  return { declared, own, imported, passedOn, wholes };
}

const withoutComments = (text: string): string =>
  text.replaceAll(/\s*\/\*\*[\s\S]*?\*\//g, '').replaceAll(/[ \t]+$/gm, '');
