import type { Problem } from '../../core/model/problem.ts';
import type { Command } from '../cli/command.ts';
import { compileFolder } from '../guides/compileFolder.ts';
import { countProblems } from '../cli/countProblems.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { guidesThatNeverFire } from './guidesThatNeverFire.ts';
import { paint } from '../cli/paint.ts';
import { plural } from '../cli/plural.ts';
import { problemText } from '../cli/problemText.ts';
import { readGuides } from '../guides/readGuides.ts';
import { startProgress } from '../cli/startProgress.ts';

/** `waymark check`: every problem of every guide, in one go. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'says every problem in every guide, with what to do about it',
  usage: '[dir] [--runs <path>] [--json]',
  takes: [0, 1],
  options: {
    runs: {
      type: 'string',
      value: 'path',
      help: 'sample runs (a file or a folder): warns of guides that none of them fires',
    },
    json: { type: 'boolean', help: 'the problems as JSON' },
  },
  notes: ['`dir` is the folder of guides, `guides` when left out. Warnings do not fail the check.'],
  async run({ values, positionals: [dir = 'guides'] }, io) {
    const progress = startProgress(io);
    const {
      index,
      problems: found,
      texts,
    } = compileFolder(readGuides(dir, io.cwd), {
      now: io.now(),
      say: progress.say,
    });
    const problems: Problem[] = [...found];
    if (typeof values['runs'] === 'string') {
      problems.push(...guidesThatNeverFire(index, values['runs'], { dir, cwd: io.cwd, now: io.now() }));
    }
    progress.end();
    const { errors, warnings } = countProblems(problems);
    const guides = index.guides.length;
    if (values['json']) {
      io.stdout(`${JSON.stringify({ guides, errors, warnings, problems }, null, 2)}\n`);
    } else {
      const style = paint(io.colour);
      for (const problem of problems)
        io.stdout(`${problemText(problem, texts.get(problem.file ?? ''), style)}\n`);
      const said = [errors && plural(errors, 'error'), warnings && plural(warnings, 'warning')]
        .filter(Boolean)
        .join(', ');
      const files = new Set(problems.map(({ file }) => file)).size;
      io.stdout(
        said === ''
          ? `${plural(guides, 'guide')}, no problems.\n`
          : `${style(errors ? 'red' : 'yellow', said)} in ${plural(files, 'file')}; ${plural(guides, 'guide')} without an error.\n`,
      );
    }
    return errors ? EXIT_CODE.wrong : EXIT_CODE.ok;
  },
};
