import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Frameworks and build tools that `init` and `doctor` distinguish. */
type HostKind =
  | 'next'
  | 'react-router'
  | 'vite'
  | 'webpack'
  | 'vue'
  | 'svelte'
  | 'angular'
  | 'solid'
  | 'html';

/** A project that help is put into. */
export interface Host {
  readonly kind: HostKind;
  /** Absolute. */
  readonly root: string;
  readonly manifest:
    | { readonly text: string; readonly packages: Readonly<Record<string, string>> }
    | undefined;
  readonly isTyped: boolean;
}

/** Packages of frameworks that get the element; Nuxt apps need not name Vue. */
const FRAMEWORKS: readonly (readonly [name: string, kind: HostKind])[] = [
  ['vue', 'vue'],
  ['nuxt', 'vue'],
  ['svelte', 'svelte'],
  ['@angular/core', 'angular'],
  ['solid-js', 'solid'],
];

/** Whether `init` puts `<waymark-help>` into hosts of this kind, which has no need of React. */
export const usesElement = (kind: HostKind): boolean =>
  kind === 'html' || FRAMEWORKS.some(([, one]) => one === kind);

const has = (root: string, file: string): boolean => existsSync(join(root, file));

/**
 * The host in a folder, recognised by its `package.json`.
 * @returns what is missing, as a sentence
 */
export function findHost(root: string): Host | string {
  const manifest = readManifest(root);
  if (typeof manifest === 'string') return manifest;
  const packages = manifest?.packages ?? {};
  const kind = kindOf(packages, root);
  if (kind === undefined) {
    return 'There is neither Next, React Router, React with Vite or webpack, Vue, Svelte, Angular, Solid, nor an index.html here. Name the folder of the app; for other frameworks docs/element.md shows <waymark-help>.';
  }
  return { kind, root, manifest, isTyped: has(root, 'tsconfig.json') };
}

function kindOf(packages: Readonly<Record<string, string>>, root: string): HostKind | undefined {
  if ('next' in packages) return 'next';
  if ('@react-router/dev' in packages) return 'react-router';
  if ('react' in packages) {
    if ('vite' in packages) return 'vite';
    if ('webpack' in packages) return 'webpack';
    return undefined;
  }
  const framework = FRAMEWORKS.find(([name]) => name in packages);
  if (framework) return framework[1];
  return !('preact' in packages) && has(root, 'index.html') ? 'html' : undefined;
}

function readManifest(root: string): Host['manifest'] | string {
  if (!has(root, 'package.json')) return undefined;
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  try {
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>;
    return { text, packages: { ...devDependencies, ...dependencies } };
  } catch {
    return 'package.json is not JSON.';
  }
}
