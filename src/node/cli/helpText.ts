import type { Command } from './command.ts';
import type { Paint } from './paint.ts';

const EXIT_CODES =
  'Exit codes: 0 fine, 1 something is wrong with the content, 2 not understood, 3 a fault in Waymark.';

/** The text of `waymark --help`, or of one command's. */
export function helpText(commands: readonly Command[], command: Command | undefined, paint: Paint): string {
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
