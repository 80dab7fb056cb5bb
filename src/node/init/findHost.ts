import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Frameworks and build tools that `init` and `doctor` distinguish. */
type HostKind = 'next' | 'react-router' | 'vite' | 'webpack' | 'html';

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
    const other = ['vue', 'svelte', '@angular/core'].find((name) => name in packages);
    return other === undefined
      ? 'There is neither Next, React Router, React with Vite or webpack, nor an index.html here. Name the folder of the app.'
      : `This is an app with ${other}. Use the element <waymark-help>; docs/hosts.md shows it.`;
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
  const isOther = ['vue', 'svelte', '@angular/core', 'preact', 'solid-js'].some((name) => name in packages);
  return !isOther && has(root, 'index.html') ? 'html' : undefined;
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
