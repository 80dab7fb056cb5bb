import { readJson } from '../../core/model/readJson.ts';

/** Longest value read, in code units. */
const LONGEST = 20_000;
const WORDS: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };

/**
 * The value that stands in Python's own notation at the beginning of a text, such as the body that SDKs print in their messages: dicts,
 * lists, tuples, strings, numbers, `None`, `True`, `False`. What follows is left; what is cut or anything else is nothing.
 */
export function pythonValue(text: string): unknown {
  const piece = text.slice(0, LONGEST);
  const token =
    /\s+|[{}[\](),:]|None|True|False|-?\d{1,17}(?:\.\d{1,17})?|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y;
  let json = '';
  let depth = 0;
  do {
    const found = token.exec(piece)?.[0];
    if (found === undefined) return undefined;
    if (/^[{[(]/.test(found)) depth++;
    if (/^[}\])]/.test(found)) depth--;
    // A comma before a closing bracket is fine in Python.
    if (/^[}\])]/.test(found) && json.endsWith(',')) json = json.slice(0, -1);
    json += toJson(found);
  } while (depth > 0);
  return readJson(json);
}

function toJson(token: string): string {
  if (token.trim() === '') return '';
  if (token === '(') return '[';
  if (token === ')') return ']';
  if (token[0] !== "'" && token[0] !== '"') return WORDS[token] ?? token;
  return JSON.stringify(
    token.slice(1, -1).replaceAll(/\\(x[\da-f]{2}|u[\da-f]{4}|.)/gis, (_, one: string) => unescape(one)),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescape(sequence: string): string {
  if (/^[xu][\da-f]{2,4}$/i.test(sequence))
    return String.fromCharCode(Number.parseInt(sequence.slice(1), 16));
  return ESCAPES[sequence] ?? sequence;
}
