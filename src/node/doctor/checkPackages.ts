import type { Problem } from '../../core/model/problem.ts';
import type { Check } from './check.ts';
import { usesElement } from '../init/findHost.ts';
import { placesOf, type Project } from './readProject.ts';

/** The least supported version of each package, checked if the host has it. */
const LEAST: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  react: [18, 0],
  'react-dom': [18, 0],
  vite: [5, 0],
  typescript: [5, 1],
  pg: [8, 11],
};
/** Later versions of React are not tested. */
const LAST_REACT = 19;

const REACT: readonly string[] = ['react', 'react-dom'];

const MANIFEST = 'package.json';

/** Whether Waymark is installed together with supported versions. */
export function checkPackages({ host, files, installed }: Project): readonly Check[] {
  if (host.kind === 'html') return [];
  const own = installed('waymark');
  // The element brings what draws it.
  const isDrawnByReact =
    placesOf(files, /<HelpProvider\b|\bmountHelp\(/).length > 0 || !usesElement(host.kind);
  const isNamed = host.manifest !== undefined && 'waymark' in host.manifest.packages;
  const missing: Problem = {
    code: 'not-installed',
    severity: 'error',
    message: isNamed
      ? 'package.json names waymark, and it is not installed.'
      : 'package.json does not name waymark.',
    hint: isNamed ? 'Run `npm install`.' : 'Run `npm install waymark`, or `waymark init`.',
    file: MANIFEST,
  };
  return [
    {
      title: own === undefined ? 'waymark is installed' : `waymark ${own} is installed`,
      problems: own === undefined ? [missing] : [],
    },
    ...Object.entries(LEAST).flatMap(([name, least]) =>
      checkVersion(name, least, installed(name), isDrawnByReact && REACT.includes(name)),
    ),
    ...(isDrawnByReact ? checkReactTwins(installed('react'), installed('react-dom')) : []),
  ];
}

function checkVersion(
  name: string,
  [major, minor]: readonly [number, number],
  version: string | undefined,
  isNeeded: boolean,
): readonly Check[] {
  if (version === undefined) {
    return isNeeded
      ? [
          {
            title: `${name} is installed`,
            problems: [wrong('peer-missing', `${name} is not installed.`, `Run \`npm install ${name}\`.`)],
          },
        ]
      : [];
  }
  const [has = 0, hasMinor = 0] = version.split('.').map(Number);
  const title = `${name} ${version} works with it`;
  if (has < major || (has === major && hasMinor < minor)) {
    return [
      {
        title,
        problems: [
          wrong(
            'peer-too-old',
            `${name} ${version} is older than ${major}.${minor}.`,
            `Install ${name} ${major}.${minor} or newer.`,
          ),
        ],
      },
    ];
  }
  if (isNeeded && has > LAST_REACT) {
    return [
      {
        title,
        problems: [
          {
            ...wrong(
              'peer-unknown',
              `${name} ${version} is newer than what was tried.`,
              'See whether there is a newer waymark.',
            ),
            severity: 'warning',
          },
        ],
      },
    ];
  }
  return [{ title, problems: [] }];
}

function checkReactTwins(react: string | undefined, dom: string | undefined): readonly Check[] {
  if (react === undefined || dom === undefined || react === dom) return [];
  const hint = `Install the same version of both: \`npm install react@${react} react-dom@${react}\`.`;
  return [
    {
      title: 'react and react-dom are of one version',
      problems: [wrong('react-twins', `react is ${react} and react-dom is ${dom}.`, hint)],
    },
  ];
}

function wrong(code: string, message: string, hint: string): Problem {
  return { code, severity: 'error', message, hint, file: MANIFEST };
}
