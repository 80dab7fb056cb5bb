import type { Problem } from '../../core/model/problem.ts';
import { type Check, problemAt } from './check.ts';
import { placesOf, type Project, type SourceFile } from './readProject.ts';

/** A directive and its sources, wherever a project writes its policy: a header, a `meta` element, a config. */
const DIRECTIVE = /\b((?:default|script|style|connect)-src(?:-elem)?)\s+([^;"`\n]*)/g;

type Directives = ReadonlyMap<string, readonly string[]>;

/** Whether the project's content security policy, if it has one, allows what Waymark loads and sends. */
export function checkPolicy({ files }: Project): readonly Check[] {
  const policies = files.filter(
    ({ text }) => /Content-Security-Policy/i.test(text) && text.search(DIRECTIVE) >= 0,
  );
  const receivers = files.flatMap(({ text }) => /\bendpoint\(\s*(['"`])([^'"`]+)\1/.exec(text)?.[2] ?? []);
  return policies.map((file) => ({
    title: `The content security policy in ${file.file} lets the help load and send`,
    problems: problemsOf(file, receivers),
  }));
}

function problemsOf(file: SourceFile, receivers: readonly string[]): readonly Problem[] {
  const directives: Directives = new Map(
    Array.from(file.text.matchAll(DIRECTIVE), ([, name = '', sources = '']) => [
      name,
      sources
        .replace(/['"\s]*[\]),].*$/, "'")
        .trim()
        .split(/\s+/),
    ]),
  );
  const [place] = placesOf([file], new RegExp(DIRECTIVE.source));
  const problem = (code: string, message: string, hint: string): Problem =>
    problemAt(place ?? { file: file.file }, code, message, hint);
  const found: Problem[] = [];
  if (forbids(directives, ['script-src-elem', 'script-src', 'default-src'])) {
    found.push(
      problem('policy-blocks-scripts', 'No script of the page may be loaded.', "Allow `script-src 'self'`."),
    );
  }
  if (forbids(directives, ['style-src-elem', 'style-src', 'default-src'])) {
    found.push(
      problem(
        'policy-blocks-styles',
        'No style sheet of the page may be loaded.',
        "Allow `style-src 'self'`.",
      ),
    );
  }
  for (const receiver of receivers) {
    const origin = URL.canParse(receiver) ? new URL(receiver).origin : "'self'";
    if (!allows(directives, ['connect-src', 'default-src'], origin)) {
      found.push(
        problem(
          'policy-blocks-reports',
          `Reports may not be sent to ${receiver}.`,
          `Allow \`connect-src ${origin}\`.`,
        ),
      );
    }
  }
  return found;
}

/** The effective sources: those of the first directive that is present. */
function sourcesOf(directives: Directives, names: readonly string[]): readonly string[] | undefined {
  return names.map((name) => directives.get(name)).find((sources) => sources !== undefined);
}

function forbids(directives: Directives, names: readonly string[]): boolean {
  const sources = sourcesOf(directives, names);
  return sources !== undefined && (sources.includes("'none'") || sources.every((source) => source === ''));
}

function allows(directives: Directives, names: readonly string[], origin: string): boolean {
  const sources = sourcesOf(directives, names);
  if (sources === undefined) return true;
  const scheme = `${origin.split(':', 1)[0]}:`;
  return sources.some(
    (source) => source === '*' || source === origin || source === scheme || source.startsWith(`${origin}/`),
  );
}
