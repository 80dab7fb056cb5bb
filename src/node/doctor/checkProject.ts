import { HELP_ON_A_PAGE } from '../init/planInit.ts';
import { type Check, checkOf, problemAt } from './check.ts';
import { checkElement } from './checkElement.ts';
import { checkFrameworks } from './checkFrameworks.ts';
import { checkPackages } from './checkPackages.ts';
import { checkPolicy } from './checkPolicy.ts';
import { checkRun } from './checkRun.ts';
import { checkServer } from './checkServer.ts';
import { checkStyles } from './checkStyles.ts';
import { checkWiring } from './checkWiring.ts';
import { placesOf, type Project } from './readProject.ts';

export interface ProjectOptions {
  /** A sample run to look at, relative to `cwd`. */
  readonly run: string | undefined;
  /** Origin of the report server, if the project contains only its path. */
  readonly server: string | undefined;
  readonly cwd: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Runs every check that needs only a host's files. */
export async function checkProject(
  project: Project,
  { run, server, cwd, now }: ProjectOptions,
): Promise<readonly Check[]> {
  return [
    ...checkPackages(project),
    checkPlace(project),
    ...checkStyles(project),
    ...checkElement(project),
    ...checkFrameworks(project),
    ...checkPolicy(project),
    ...(await checkWiring(project, now)),
    ...(await checkServer(project, server)),
    ...(run === undefined ? [] : [checkRun(run, cwd, now)]),
  ];
}

function checkPlace({ files }: Project): Check {
  const title = 'The help is put on a page';
  const [place] = placesOf(files, HELP_ON_A_PAGE);
  if (!place) {
    const message = 'No file has a HelpProvider, a <waymark-help> or a call of mountHelp.';
    return checkOf(
      title,
      problemAt({ file: 'package.json' }, 'not-on-a-page', message, '`waymark init` writes one.'),
    );
  }
  const { file } = place;
  const name = /(?:^|\/)(RunHelp|run-help)\.\w+$/.exec(file)?.[1];
  const isUsed = name === undefined || files.some((one) => one.file !== file && one.text.includes(name));
  const hint = 'Put it on the page that shows a run.';
  const unused = problemAt({ file }, 'component-unused', `No other file imports ${file}.`, hint, 'warning');
  return checkOf(title, isUsed ? undefined : unused);
}
