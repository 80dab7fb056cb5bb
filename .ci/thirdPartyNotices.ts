import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** A package whose code stands inside the built files. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its package.json. */
  readonly license: string;
  /** The text of its licence file. */
  readonly text: string;
}

const NOTICES = 'THIRD-PARTY-NOTICES.md';

/**
 * Writes the licence of every package that a build bundles into `THIRD-PARTY-NOTICES.md`, in `folder` beside the modules.
 * MIT, ISC and BSD licences all ask that their notice goes with every copy of the code.
 * A bundled package without a licence text stops the build.
 */
export function thirdPartyNotices(folder = ''): Plugin {
  return {
    name: 'third-party-notices',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.flatMap((id) => packageFolder(id) ?? []));
      if (folders.size === 0) return;
      const packages = [...folders]
        .map(readPackage)
        .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
      this.emitFile({ type: 'asset', fileName: `${folder}${NOTICES}`, source: noticesText(packages) });
    },
  };
}

/** `/x/node_modules/@scope/name` of a module in it. */
function packageFolder(id: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id.replace(/^\0/, '').replaceAll('\\', '/'))?.[0];
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  if (!file || typeof license !== 'string') {
    throw new Error(`${name}@${version} is bundled but has no licence text in ${dirname(folder)}.`);
  }
  return { name, version, license, text: readFileSync(join(folder, file), 'utf8').trim() };
}

function noticesText(packages: readonly BundledPackage[]): string {
  const parts = packages.map(
    ({ name, version, license, text }) =>
      `## ${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n')}\n`,
  );
  return `# Third-party notices\n\nThe modules beside this page hold code of these packages.\n\n${parts.join('\n')}`;
}

/** Names of the packages that the notices beside a build speak of. */
export function noticedPackages(folder: string): readonly string[] {
  const file = join(folder, NOTICES);
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/^## (\S+) \S+ \(.+\)$/gm)].map(([, name = '']) => name);
}
