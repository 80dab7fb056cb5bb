import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type Location,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver/node';
import { SECTION_HEADINGS, SECTION_IDS } from '../../core/model/guide.ts';
import type { Problem } from '../../core/model/problem.ts';
import { findMend } from '../guides/findMend.ts';
import { CONFIG_NAME } from '../guides/readGuides.ts';
import type { Completion } from './completion.ts';
import { completionsAt } from './completionsAt.ts';
import { type OpenFile, uriOf } from './guideFolders.ts';
import { keyText } from './headCompletions.ts';
import { nameAt } from './nameAt.ts';
import { signalText } from './signalText.ts';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  signal: CompletionItemKind.Field,
  operator: CompletionItemKind.Operator,
  value: CompletionItemKind.EnumMember,
  key: CompletionItemKind.Property,
  guide: CompletionItemKind.File,
  surface: CompletionItemKind.Interface,
  text: CompletionItemKind.Text,
};

/** What is wrong, as an editor shows it. */
function diagnosticOf(problem: Problem): Diagnostic {
  const { code, severity, message, why, hint } = problem;
  return {
    range: rangeOf(problem),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: 'waymark',
    message: [message, why, hint && `→ ${hint}`].filter(Boolean).join('\n'),
  };
}

function rangeOf({ line = 1, column = 1, length = 1 }: Problem): Range {
  const start = { line: line - 1, character: column - 1 };
  return { start, end: { line: start.line, character: start.character + length } };
}

/** The mends of the problems that stand in a range. */
function codeActionsAt({ folder, name }: OpenFile, { start, end }: Range): CodeAction[] {
  const lines = (folder.files.text(name) ?? '').split(/\r\n?|\n/);
  return (folder.problems.get(name) ?? []).flatMap((problem): CodeAction[] => {
    const { line = 1 } = problem;
    const edit = findMend(problem, lines[line - 1] ?? '');
    if (!edit || line - 1 < start.line || line - 1 > end.line) return [];
    return [
      {
        title: `Write \`${edit.text}\``,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(problem)],
        isPreferred: true,
        edit: {
          changes: {
            [uriOf(folder, name)]: [{ range: inLine(line - 1, edit.from, edit.to), newText: edit.text }],
          },
        },
      },
    ];
  });
}

/** @param now epoch milliseconds */
function completionItemsAt({ folder, name }: OpenFile, at: Position, now: number): CompletionItem[] {
  const text = folder.files.text(name);
  if (text === undefined || name === CONFIG_NAME) return [];
  const guides = new Map(folder.names.guides);
  guides.delete(name.slice(0, -'.md'.length));
  const today = new Date(now).toISOString().slice(0, 10);
  const { partial, list } = completionsAt(text, at, { ...folder.names, guides }, today);
  const range = inLine(at.line, at.character - partial.length, at.character);
  return list.map(({ label, kind, detail, says, text: written = label }, index) => ({
    label,
    kind: KINDS[kind],
    ...(detail && { detail }),
    ...(says && { documentation: { kind: MarkupKind.Markdown, value: says } }),
    filterText: label,
    // The order of the tables, which begins with what is asked most.
    sortText: String(index).padStart(4, '0'),
    textEdit: { range, newText: written },
  }));
}

function hoverAt({ folder, name }: OpenFile, at: Position): Hover | undefined {
  const text = folder.files.text(name);
  const found = text === undefined || name === CONFIG_NAME ? undefined : nameAt(text, at, folder.names);
  if (!found) return undefined;
  const { vocabulary, guides, surfaces } = folder.names;
  const guide = guides.get(found.name);
  const spec = vocabulary.signals.get(found.name);
  const value = {
    signal: spec && signalText(spec),
    key: found.key && keyText(found.name, found.key),
    guide: guide && `**${guide.title}**\n\n${guide.summary}`,
    surface: `**${surfaces[found.name] ?? found.name}** · surface \`${found.name}\``,
  }[found.kind];
  if (!value) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: inLine(at.line, found.from, found.to) };
}

/** Where a guide stands that is named, or what `waymark.json` declares. */
function definitionAt({ folder, name }: OpenFile, at: Position): Location | undefined {
  const text = folder.files.text(name);
  const found = text === undefined || name === CONFIG_NAME ? undefined : nameAt(text, at, folder.names);
  if (!found || found.kind === 'key') return undefined;
  if (found.kind === 'guide') {
    const uri = uriOf(folder, `${found.name}.md`);
    // A starter guide is no file of this folder.
    if (folder.files.text(`${found.name}.md`) === undefined && !existsSync(fileURLToPath(uri)))
      return undefined;
    const anchor = /^\.md#([\w-]+)/.exec(lineOf(text!, at.line).slice(found.to - '.md'.length))?.[1];
    return { uri, range: inLine(headingLine(folder.files.text(`${found.name}.md`) ?? '', anchor), 0, 0) };
  }
  const config = folder.files.text(CONFIG_NAME)?.split(/\r\n?|\n/) ?? [];
  const line = config.findIndex((one) => one.includes(`"${found.name}"`));
  if (line < 0) return undefined;
  const from = config[line]!.indexOf(`"${found.name}"`) + 1;
  return { uri: uriOf(folder, CONFIG_NAME), range: inLine(line, from, from + found.name.length) };
}

function headingLine(text: string, anchor: string | undefined): number {
  const id = SECTION_IDS.find((one) => one === anchor);
  if (id === undefined) return 0;
  return Math.max(0, text.split(/\r\n?|\n/).indexOf(`## ${SECTION_HEADINGS[id]}`));
}

function lineOf(text: string, line: number): string {
  return text.split(/\r\n?|\n/)[line] ?? '';
}

function inLine(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

/** What an editor is answered, in the shapes of its protocol. */
export const answers = { diagnosticOf, codeActionsAt, completionItemsAt, hoverAt, definitionAt } as const;
