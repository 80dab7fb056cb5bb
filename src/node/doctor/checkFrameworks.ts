import { type Check, checkOf, problemAt } from './check.ts';
import { placesOf, type Project, type SourceFile } from './readProject.ts';

/** Checks what a framework has to be told about Waymark, or must not be told. */
export function checkFrameworks({ host, files, installed }: Project): readonly Check[] {
  if (host.kind === 'next') return checkNext(files);
  const checks: Check[] = [];
  if (host.kind === 'webpack') checks.push(checkTrustedTypes(files));
  if (installed('jest') !== undefined) checks.push(checkJest(files, host.manifest?.text ?? ''));
  return checks;
}

/** Whether a file begins with the directive that makes its components run in browsers too. */
const isClient = ({ text }: SourceFile): boolean => /^\s*(['"])use client\1/.test(text);

function checkNext(files: readonly SourceFile[]): readonly Check[] {
  const config = files.filter(({ file }) => /^next\.config\.[cm]?[jt]s$/.test(file));
  const external = placesOf(config, /serverExternalPackages\s*:\s*\[[^\]]*(['"])waymark\1/);
  const providers = placesOf(
    files.filter((one) => /(^|\/)app\//.test(one.file) && !isClient(one)),
    /<HelpProvider\b/,
  );
  const isCached = placesOf(config, /cacheComponents\s*:\s*true/).length > 0;
  const routes = files.filter(
    ({ file, text }) => /\/route\.[jt]s$/.test(file) && /waymark|reports/.test(text),
  );
  const segments = isCached ? placesOf(routes, /export const (runtime|dynamic)\b/) : [];
  return [
    {
      title: 'Next renders Waymark with its own React',
      problems: external.map((place) =>
        problemAt(
          place,
          'next-external',
          '`serverExternalPackages` names waymark, so its components get another React than the page.',
          'Take it out; nothing has to be set.',
        ),
      ),
    },
    {
      title: 'HelpProvider stands in client components',
      problems: providers.map((place) =>
        problemAt(
          place,
          'next-server-component',
          'A server component gives functions to HelpProvider, which Next refuses.',
          "Put it in a file of its own that begins with `'use client'`; `waymark init` writes one.",
        ),
      ),
    },
    {
      title: 'Routes of the report server fit cache components',
      problems: segments.map((place) =>
        problemAt(
          place,
          'next-route-config',
          `\`${place.found[1]}\` cannot be exported beside \`cacheComponents\`.`,
          'Take the line out; docs/server.md shows the route.',
        ),
      ),
    },
  ];
}

function checkTrustedTypes(files: readonly SourceFile[]): Check {
  const isAsked = placesOf(files, /require-trusted-types-for/).length > 0;
  const config = files.filter(({ file }) => file.startsWith('webpack.config.'));
  const [place] = placesOf(config, /\boutput\s*:/);
  const isSet = placesOf(config, /trustedTypes/).length > 0;
  return checkOf(
    'webpack loads chunks under the page’s policy',
    isAsked && !isSet && place
      ? problemAt(
          place,
          'webpack-trusted-types',
          'The policy asks for Trusted Types, which webpack uses only when told to.',
          'Set `output.trustedTypes: true`.',
        )
      : undefined,
  );
}

function checkJest(files: readonly SourceFile[], manifest: string): Check {
  const config = files.filter(({ file }) => file.startsWith('jest.config.')).map(({ text }) => text);
  const isTold = [...config, manifest].some(
    (text) => /transformIgnorePatterns/.test(text) && text.includes('waymark'),
  );
  const untold = problemAt(
    { file: config.length > 0 ? 'jest.config' : 'package.json' },
    'jest-esm',
    'Jest takes packages as CommonJS unless it is told to transform them.',
    "Set `transformIgnorePatterns: ['node_modules/(?!(waymark|zustand|idb)/)']`.",
    'warning',
  );
  return checkOf('Jest transforms Waymark, which is ES modules', isTold ? undefined : untold);
}
