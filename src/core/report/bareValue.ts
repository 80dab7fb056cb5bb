const RUN = /^(?:[^\s"'`<\\]+|\\[:=#!])+/;
/** Longest part of a word that is judged, so that many names in one long word stay cheap. */
const MAX_RUN = 100;
/** Where a list continues: at a further name, at something quoted or nested, or at the end of the line. */
const NEXT = /[,;&](?:$|[A-Za-z_][\w.%-]{0,39}[=:]|["{[]).*$/;
const NARROW = /^[^>(){}[\]]*/;
const BRACKET = /[()[\]{}>]/g;
const CLOSING = /[)\]}>]/;
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/**
 * An unquoted value starting at `at`. It ends where the structure of the line continues (`, next: …`, `&next=…`, a bracket opened before
 * it). Brackets that cannot be code belong to it, because passwords may contain them.
 * @returns the value; none when it is code that computes one
 */
export function bareValue(text: string, at: number): string {
  const run = (RUN.exec(text.slice(at, at + MAX_RUN))?.[0] ?? '').replace(NEXT, '');
  const narrow = NARROW.exec(run)![0];
  if (narrow === run) return run;
  const { isTorn, end } = brackets(run);
  // `next(`, `rows[`, `Token{` begin code; a sign that no name has, or unbalanced brackets, mean that it is none.
  const isCode = !isTorn && /^[\w.:$]*$/.test(narrow);
  if (isCode && run[narrow.length] === '(') return '';
  return isCode && !/\d/.test(narrow) ? narrow : run.slice(0, end);
}

/** Whether brackets close what was not opened, and the first one that closes a bracket from before the value. */
function brackets(run: string): { readonly isTorn: boolean; readonly end: number } {
  // A line of openings alone holds as many values as names, so each has to be quick.
  if (!CLOSING.test(run)) return { isTorn: false, end: trimmed(run) };
  const open: string[] = [];
  BRACKET.lastIndex = 0;
  for (let match = BRACKET.exec(run); match; match = BRACKET.exec(run)) {
    const opens = CLOSES[match[0]];
    if (opens === undefined) open.push(match[0]);
    else if (open.at(-1) === opens) open.pop();
    else if (open.length > 0) return { isTorn: true, end: trimmed(run) };
    else if (opens !== '<') return { isTorn: false, end: match.index };
  }
  return { isTorn: false, end: trimmed(run) };
}

/** Without closing signs at the end that have no opening partner in it. */
function trimmed(run: string): number {
  let end = run.length;
  while (end > 0) {
    const sign = run[end - 1]!;
    const opens = CLOSES[sign];
    if (opens === undefined && !',;'.includes(sign)) break;
    const inside = run.slice(0, end);
    if (opens !== undefined && inside.split(opens).length >= inside.split(sign).length) break;
    end -= 1;
  }
  return end;
}
