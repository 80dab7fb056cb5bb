import { Readable } from 'node:stream';
import { FAMILIES, type Family, type SignalSpec } from '../src/core/model/signal/signal.ts';
import { SHOWN_SIGNALS } from '../src/core/model/signal/shownSignals.ts';
import { main } from '../src/node/main.ts';
import { grammarPage } from './grammarPage.ts';

/** The pages of `docs/` that the code itself tells: their text by their path. */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  const signals = JSON.parse(await said('signals', '--json')) as SignalSpec[];
  return new Map([
    ['docs/reference/signals.md', signalsPage(signals)],
    ['docs/reference/grammar.md', grammarPage(signals)],
    ['docs/command-line.md', await commandsPage()],
  ]);
}

/** What a command prints. */
async function said(...argv: readonly string[]): Promise<string> {
  let text = '';
  await main(argv, {
    stdin: async () => '',
    stdinPieces: () => Readable.from([]),
    stdoutReady: async () => true,
    stdout: (piece) => void (text += piece),
    stderr: () => undefined,
    stopped: async () => undefined,
    cwd: process.cwd(),
    env: {},
    colour: false,
    interactive: false,
    now: () => 0,
  });
  return text;
}

const FAMILY_TITLES: Readonly<Record<Family, readonly [title: string, says: string]>> = {
  declared: ['Stated by a system', 'A code, a reason or a typed state that a system stated. It says most.'],
  type: ['Type of the error', 'The type of the error, along its causes.'],
  protocol: ['How it answered', 'A status or an exit code, and codes that were read out of a log.'],
  phrase: ['Words', 'What was written. Words alone make a guide *likely*, never *clear*.'],
  state: ['State of the run', 'What nearly every run in trouble has. It says least.'],
};

function signalsPage(signals: readonly SignalSpec[]): string {
  return `# Signals

What a condition of a guide can ask. \`npx waymark signals\` prints the same, and with a folder the signals that its \`waymark.json\` declares. A host puts the values of
its own signals into \`run.facts\`, by their name without \`host.\`.

A condition is a signal, an operator and a value: \`=\`, \`!=\`, \`<\`, \`<=\`, \`>\`, \`>=\`, \`in (a, b)\`, \`contains "words"\`, \`present\`, \`absent\`, joined by \`and\`, \`or\` and
\`not ( )\`. Of several values (*each*), \`=\` means any of them and \`!=\` none. Durations carry a unit (\`90s\`, \`10m\`, \`2h\`), sizes too (\`20MB\`, \`4KiB\`). Phrases match whole words in any
case; \`*\` stands for anything within a line, \`{name}\` captures. What is not known is neither true nor false: a symptom that asks for it is not seen, and no guide is ruled out by it.

Signals marked ● can be shown in a guide: \`{error.provider|The service}\`.

${FAMILIES.map((family) => familyPart(signals, family)).join('\n')}`;
}

function familyPart(signals: readonly SignalSpec[], family: Family): string {
  const [title, says] = FAMILY_TITLES[family];
  const rows = signals.filter((signal) => signal.family === family).map(signalRow);
  return `## ${title}

${says}

| signal | type | what it says | example | read from |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function signalRow({ name, type, set, domain, range, meaning, example, read, only }: SignalSpec): string {
  const kind = [
    set ? `each a ${type}` : type,
    domain && `one of ${domain.map((value) => `\`${value}\``).join(' ')}`,
    range && `${range[0]} to ${range[1]}`,
    only && 'in `next` only',
  ]
    .filter(Boolean)
    .join(', ');
  const shown = SHOWN_SIGNALS.includes(name) ? ' ●' : '';
  return `| ${[`\`${name}\`${shown}`, kind, meaning, `\`${example}\``, read].map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

async function commandsPage(): Promise<string> {
  const all = await said('--help');
  const names = Array.from(all.matchAll(/^ {2}([a-z]+) {2,}/gm), ([, name = '']) => name);
  const parts = await Promise.all(
    names.map(async (name) => `## waymark ${name}\n\n\`\`\`\n${(await said('help', name)).trim()}\n\`\`\`\n`),
  );
  return `# The command line

\`npx waymark\` comes with the package. Each command prints what went wrong with its place and what to do, takes \`--help\`, and ends with 0 when all is fine, 1 when something is wrong with
the content, 2 when it was not understood, 3 when Waymark itself failed.

\`\`\`
${all.trim()}
\`\`\`

${parts.join('\n')}`;
}
