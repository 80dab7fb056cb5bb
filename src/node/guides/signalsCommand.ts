import { SHOWN_SIGNALS } from '../../core/model/signal/shownSignals.ts';
import type { Command } from '../cli/command.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import { paint } from '../cli/paint.ts';
import { readVocabulary } from './compileFolder.ts';
import { readGuides } from './readGuides.ts';
import { signalKind } from './signalKind.ts';

/** `waymark signals`: what a condition may ask. */
export const signalsCommand: Command = {
  name: 'signals',
  summary: 'lists every signal a condition may ask, with type, meaning and example',
  usage: '[dir] [--json]',
  takes: [0, 1],
  options: {
    json: { type: 'boolean', help: 'a list of {"name", "type", "family", "meaning", "example", "read", …}' },
  },
  notes: [
    'With a folder of guides, the signals that its `waymark.json` declares are listed too. A host puts their values into `run.facts`, without the `host.` before the name.',
    'A condition is a signal, an operator and a value: `= != < <= > >=`, `in (a, b)`, `contains "words"`, `present`, `absent`, joined by `and`, `or`, `not ( )`. Phrases match whole words in any case; `*` stands for anything within a line, `{name}` captures.',
    'Signals marked * can be shown in a guide, as `{error.provider|The service}`.',
  ],
  async run({ values: { json }, positionals: [dir] }, io) {
    const folder = dir === undefined ? { files: [], problems: [] } : readGuides(dir, io.cwd);
    const broken = folder.problems.find(({ code }) => code === 'unreadable');
    if (broken) {
      io.stderr(`${broken.message}\n`);
      return EXIT_CODE.wrong;
    }
    const signals = [...readVocabulary(folder).vocabulary.signals.values()];
    if (json) {
      io.stdout(`${JSON.stringify(signals, null, 2)}\n`);
      return EXIT_CODE.ok;
    }
    const style = paint(io.colour);
    for (const signal of signals) {
      const mark = SHOWN_SIGNALS.includes(signal.name) ? ' *' : '';
      io.stdout(`${style('bold', signal.name)}${mark}  ${signalKind(signal)}\n`);
      io.stdout(`  ${signal.meaning}\n  ${style('cyan', signal.example)}  ${style('dim', signal.read)}\n\n`);
    }
    return EXIT_CODE.ok;
  },
};
