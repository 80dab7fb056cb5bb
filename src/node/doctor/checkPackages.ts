import type { Problem } from '../../core/model/problem.ts';
import { type Check, checkOf, problemAt } from './check.ts';
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
  const missing = wrong(
    'not-installed',
    isNamed ? 'package.json names waymark, and it is not installed.' : 'package.json does not name waymark.',
    isNamed ? 'Run `npm install`.' : 'Run `npm install waymark`, or `waymark init`.',
  );
  return [
    own === undefined ? checkOf('waymark is installed', missing) : checkOf(`waymark ${own} is installed`),
    ...Object.entries(LEAST).flatMap(
      ([name, least]) =>
        checkVersion(name, least, installed(name), isDrawnByReact && REACT.includes(name)) ?? [],
    ),
    ...(isDrawnByReact ? checkReactTwins(installed('react'), installed('react-dom')) : []),
  ];
}

function checkVersion(
  name: string,
  [major, minor]: readonly [number, number],
  version: string | undefined,
  isNeeded: boolean,
): Check | undefined {
  if (version === undefined) {
    const missing = wrong('peer-missing', `${name} is not installed.`, `Run \`npm install ${name}\`.`);
    return isNeeded ? checkOf(`${name} is installed`, missing) : undefined;
  }
  const [has = 0, hasMinor = 0] = version.split('.').map(Number);
  const title = `${name} ${version} works with it`;
  if (has < major || (has === major && hasMinor < minor)) {
    const message = `${name} ${version} is older than ${major}.${minor}.`;
    return checkOf(title, wrong('peer-too-old', message, `Install ${name} ${major}.${minor} or newer.`));
  }
  if (!isNeeded || has <= LAST_REACT) return checkOf(title);
  const message = `${name} ${version} is newer than what was tried.`;
  return checkOf(title, wrong('peer-unknown', message, 'See whether there is a newer waymark.', 'warning'));
}

function checkReactTwins(react: string | undefined, dom: string | undefined): readonly Check[] {
  if (react === undefined || dom === undefined || react === dom) return [];
  const message = `react is ${react} and react-dom is ${dom}.`;
  const hint = `Install the same version of both: \`npm install react@${react} react-dom@${react}\`.`;
  return [checkOf('react and react-dom are of one version', wrong('react-twins', message, hint))];
}

function wrong(code: string, message: string, hint: string, severity?: Problem['severity']): Problem {
  return problemAt({ file: MANIFEST }, code, message, hint, severity);
}
