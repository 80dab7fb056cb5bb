import { parseArgs } from 'node:util';
import { nearest } from '../core/model/value/nearest.ts';
import { buildCommand } from './build/buildCommand.ts';
import { checkCommand } from './explain/checkCommand.ts';
import type { Arguments, Command } from './cli/command.ts';
import { coverageCommand } from './coverage/coverageCommand.ts';
import { devCommand } from './dev/devCommand.ts';
import { doctorCommand } from './doctor/doctorCommand.ts';
import { guidesCommand } from './guides/guidesCommand.ts';
import { EXIT_CODE } from './cli/exitCode.ts';
import { explainCommand } from './explain/explainCommand.ts';
import type { Io } from './cli/io.ts';
import { lspCommand } from './lsp/lspCommand.ts';
import { mcpCommand } from './mcp/mcpCommand.ts';
import { initCommand } from './init/initCommand.ts';
import { newCommand } from './explain/newCommand.ts';
import { packageVersion } from './cli/packageVersion.ts';
import { paint, type Paint } from './cli/paint.ts';
import { redactCommand } from './redact/redactCommand.ts';
import { deadCommand } from './serve/deadCommand.ts';
import { serveCommand } from './serve/serveCommand.ts';
import { signalsCommand } from './guides/signalsCommand.ts';

const EXIT_CODES =
  'Exit codes: 0 fine, 1 something is wrong with the content, 2 not understood, 3 a fault in Waymark.';

const COMMANDS: readonly Command[] = [
  newCommand,
  checkCommand,
  signalsCommand,
  guidesCommand,
  buildCommand,
  explainCommand,
  coverageCommand,
  redactCommand,
  serveCommand,
  deadCommand,
  devCommand,
  lspCommand,
  mcpCommand,
  initCommand,
  doctorCommand,
];

/**
 * The command line.
 *
 * @param argv what follows `waymark`
 * @param io everything it reads and writes
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  const style = paint(io.colour);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS.find((it) => it.name === rest[0]);
    (name === undefined ? io.stderr : io.stdout)(helpText(COMMANDS, about, style));
    return name === undefined ? EXIT_CODE.usage : EXIT_CODE.ok;
  }
  if (name === '--version' || name === '-v') {
    io.stdout(`${packageVersion()}\n`);
    return EXIT_CODE.ok;
  }
  const command = COMMANDS.find((it) => it.name === name);
  if (!command) {
    const meant = nearest(
      name,
      COMMANDS.map((it) => it.name),
    );
    io.stderr(
      `There is no command "${name}".${meant ? ` Did you mean "${meant}"?` : ''}\nSee \`waymark --help\`.\n`,
    );
    return EXIT_CODE.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout(helpText(COMMANDS, command, style));
    return EXIT_CODE.ok;
  }
  const args = readArguments(command, rest);
  if (typeof args === 'string') {
    io.stderr(
      `${args}\nUsage: waymark ${command.name} ${command.usage}\nSee \`waymark ${command.name} --help\`.\n`,
    );
    return EXIT_CODE.usage;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    io.stderr(
      `waymark ${command.name} broke. This is a fault in Waymark, not in your files.\n${stackOf(error)}\n`,
    );
    return EXIT_CODE.fault;
  }
}

/** @returns the arguments, or what is wrong with them */
function readArguments(
  { name, options, takes: [least, most] }: Command,
  argv: readonly string[],
): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(
        Object.entries(options).map(([long, { type, short }]) => [long, { type, ...(short && { short }) }]),
      ),
      allowPositionals: true,
    });
    if (positionals.length < least)
      return `waymark ${name} needs ${least === 1 ? 'an argument' : `${least} arguments`}.`;
    if (positionals.length > most)
      return `waymark ${name} does not know what to do with "${positionals[most]}".`;
    return { values, positionals };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The text of `waymark --help`, or of one command's. */
function helpText(commands: readonly Command[], command: Command | undefined, paint: Paint): string {
  return command ? ofCommand(command, paint) : ofAll(commands, paint);
}

function ofAll(commands: readonly Command[], paint: Paint): string {
  const rows = commands.map(({ name, summary }): readonly [string, string] => [name, summary]);
  return `${paint('bold', 'waymark')} – help that starts from the state of a failed run

Usage: waymark <command> [options]

${table(rows, paint)}
\`waymark <command> --help\` says more. \`waymark --version\` prints the version.
${EXIT_CODES}
`;
}

function ofCommand({ name, usage, summary, options, notes }: Command, paint: Paint): string {
  const rows = Object.entries(options).map(([long, { short, value, help }]): readonly [string, string] => [
    `${short ? `-${short}, ` : ''}--${long}${value ? ` <${value}>` : ''}`,
    help,
  ]);
  return `${paint('bold', `waymark ${name}`)} – ${summary}

Usage: waymark ${name} ${usage}

${table(rows, paint)}
${notes.map((note) => `${note}\n\n`).join('')}${EXIT_CODES}
`;
}

function table(rows: readonly (readonly [string, string])[], paint: Paint): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${paint('cyan', left.padEnd(width))}  ${right}\n`).join('');
}
