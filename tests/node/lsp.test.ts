import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  type CompletionItem,
  createProtocolConnection,
  DefinitionRequest,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { buildCli, type BuiltCli } from './buildCli.ts';
import { brokenGuide, folderOf, guide } from './guideFolder.ts';

const CONFIG = JSON.stringify(
  {
    surfaces: { 'run-detail': 'Run detail', 'provider-vault': 'API keys' },
    signals: { 'host.runsOnKey': { type: 'number', meaning: 'How many runs share the key.' } },
  },
  null,
  2,
);

let cli: BuiltCli;
beforeAll(async () => {
  cli = await buildCli('lsp', true);
}, 120_000);
afterAll(() => cli?.remove());

/** An editor with one folder of guides open. */
interface Editor {
  readonly connection: ProtocolConnection;
  readonly child: ChildProcess;
  readonly uri: (name: string) => string;
  readonly open: (name: string, text: string) => void;
  /** Writes another text in the place of what is open. */
  readonly write: (name: string, text: string) => void;
  /** The last problems said of a file; nothing when none were said yet. */
  readonly problems: (name: string) => readonly Diagnostic[] | undefined;
  /** Opens `text` without its `¦`, and asks what may stand in its place. */
  readonly complete: (text: string, name?: string) => Promise<readonly string[]>;
  readonly items: (text: string, name?: string) => Promise<readonly CompletionItem[]>;
}

async function edit(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Editor> {
  const root = folderOf(files);
  const child = spawn(process.execPath, [cli.file, 'lsp', ...args], { cwd: root, stdio: 'pipe' });
  const connection = createProtocolConnection(child.stdout, child.stdin);
  onTestFinished(() => {
    connection.dispose();
    child.kill();
  });
  const said = new Map<string, readonly Diagnostic[]>();
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    said.set(uri, diagnostics);
  });
  connection.onRequest(RegistrationRequest.type, () => undefined);
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // oxlint-disable-next-line typescript/no-deprecated -- the type asks for it
    rootUri: null,
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const uri = (name: string): string => pathToFileURL(join(root, name)).href;
  let version = 0;
  const open = (name: string, text: string): void =>
    void connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: uri(name), languageId: 'markdown', version: ++version, text },
    });
  const items = async (
    marked: string,
    name = 'guides/index-locked.md',
  ): Promise<readonly CompletionItem[]> => {
    const before = marked.slice(0, marked.indexOf('¦')).split('\n');
    open(name, marked.replace('¦', ''));
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    const answer = await connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: uri(name) },
      position,
    });
    return answer === null ? [] : Array.isArray(answer) ? answer : answer.items;
  };
  return {
    connection,
    child,
    uri,
    open,
    write: (name, text) =>
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: uri(name), version: ++version },
        contentChanges: [{ text }],
      }),
    problems: (name) => said.get(uri(name)),
    items,
    complete: async (text, name) => (await items(text, name)).map(({ label }) => label),
  };
}

/** The place of a piece of a text, so many letters in. */
function placeOf(text: string, piece: string, letters = 1): Position {
  const before = text.slice(0, text.indexOf(piece) + letters).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

function applied(text: string, { range, newText }: TextEdit): string {
  const lines = text.split('\n');
  const line = lines[range.start.line]!;
  lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  return lines.join('\n');
}

const LOCKED = guide('index-locked');
const FILES = { 'guides/index-locked.md': LOCKED, 'guides/waymark.json': CONFIG };

describe('waymark lsp', { timeout: 60_000 }, () => {
  it('B126: says the problems of a guide while it is written, with code and mend', async () => {
    const editor = await edit(FILES);
    editor.open('guides/index-locked.md', LOCKED);
    editor.write('guides/index-locked.md', brokenGuide('index-locked'));
    await vi.waitFor(() =>
      expect(editor.problems('guides/index-locked.md')).toMatchObject([
        {
          code: 'unknown-signal',
          severity: 1,
          source: 'waymark',
          message: expect.stringContaining('→ Did you mean `error.code`?'),
          range: { start: { line: 32, character: 10 }, end: { line: 32, character: 19 } },
        },
      ]),
    );
    editor.write('guides/index-locked.md', LOCKED);
    await vi.waitFor(() => expect(editor.problems('guides/index-locked.md')).toEqual([]));
  });

  it('B126: takes changes of a part of a text', async () => {
    const editor = await edit(FILES);
    editor.open('guides/index-locked.md', LOCKED);
    const start = placeOf(LOCKED, 'error.code', 0);
    await editor.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: editor.uri('guides/index-locked.md'), version: 9 },
      contentChanges: [
        { range: { start, end: { line: start.line, character: start.character + 5 } }, text: 'eror' },
      ],
    });
    await vi.waitFor(() =>
      expect(editor.problems('guides/index-locked.md')).toMatchObject([{ code: 'unknown-signal' }]),
    );
  });

  it('B127: what is not saved counts, in other guides and in the settings too', async () => {
    const related = LOCKED.replace('related: [run-failed]', 'related: [disk-gone]');
    const editor = await edit({ ...FILES, 'guides/index-locked.md': related });
    editor.open('guides/index-locked.md', related);
    await vi.waitFor(() =>
      expect(editor.problems('guides/index-locked.md')).toMatchObject([{ code: 'dead-related-guide' }]),
    );
    editor.open('guides/disk-gone.md', guide('disk-gone'));
    await vi.waitFor(() => expect(editor.problems('guides/index-locked.md')).toEqual([]));
    editor.open('guides/waymark.json', '{ "surfaces": { "run": "Run" } }');
    await vi.waitFor(() =>
      expect(editor.problems('guides/index-locked.md')).toMatchObject([
        { code: 'unknown-surface' },
        { code: 'unknown-surface' },
      ]),
    );
    for (const name of ['guides/waymark.json', 'guides/disk-gone.md'])
      await editor.connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: { uri: editor.uri(name) },
      });
    await vi.waitFor(() =>
      expect(editor.problems('guides/index-locked.md')).toMatchObject([{ code: 'dead-related-guide' }]),
    );
  });

  it('B127: sees files that are written and deleted outside', async () => {
    const editor = await edit({ ...FILES, 'guides/other.md': guide('other') });
    const related = LOCKED.replace('related: [run-failed]', 'related: [other]');
    editor.open('guides/index-locked.md', related);
    await vi.waitFor(() => expect(editor.problems('guides/index-locked.md')).toEqual([]));
    unlinkSync(new URL(editor.uri('guides/other.md')));
    await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: editor.uri('guides/other.md'), type: 3 }],
    });
    await vi.waitFor(() =>
      expect(editor.problems('guides/index-locked.md')).toMatchObject([{ code: 'dead-related-guide' }]),
    );
    writeFileSync(new URL(editor.uri('guides/other.md')), guide('other'));
    await editor.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: editor.uri('guides/other.md') },
    });
    await vi.waitFor(() => expect(editor.problems('guides/index-locked.md')).toEqual([]));
  });

  it('B127: passes over Markdown that is no guide, unless its folder was named', async () => {
    const editor = await edit({ 'notes/a.md': '# A' });
    expect(await editor.complete('---\n¦\n---\n', 'notes/a.md')).toEqual([]);
    expect(await editor.complete('---\n¦\n---\n', 'guides/README.md')).toEqual([]);
    const named = await edit({ 'notes/a.md': '# A' }, ['notes', '--stdio']);
    expect(await named.complete('---\n¦\n---\n', 'notes/a.md')).toContain('title');
  });

  it('B128: a quick fix writes the mend', async () => {
    const editor = await edit(FILES);
    const broken = brokenGuide('index-locked').replace('move: retry', 'move: retyr');
    editor.open('guides/index-locked.md', broken);
    let text = broken;
    for (const piece of ['retyr', 'eror.code']) {
      const at = placeOf(text, piece);
      const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: editor.uri('guides/index-locked.md') },
        range: { start: at, end: at },
        context: { diagnostics: [] },
      });
      const [action] = actions ?? [];
      expect(action).toMatchObject({ kind: 'quickfix', isPreferred: true });
      const edits = action && 'edit' in action ? action.edit?.changes : undefined;
      text = applied(text, edits![editor.uri('guides/index-locked.md')]![0]!);
    }
    expect(text).toBe(LOCKED);
  });

  it('B129: completes conditions by their grammar', async () => {
    const { complete } = await edit(FILES);
    const condition = (written: string): Promise<readonly string[]> =>
      complete(LOCKED.replace('`when error.code = index_locked`', `\`${written}¦`));
    expect(await condition('')).toEqual(['when', 'minor when', 'requires when', 'rules out when']);
    const signals = await condition('when ');
    expect(signals).toEqual(expect.arrayContaining(['error.code', 'run.phase', 'host.runsOnKey']));
    expect(signals).not.toContain('trail.ticked');
    expect(await condition('minor when error.co')).toContain('error.code');
    expect(await condition('when error.code ')).toEqual(['=', '!=', 'in', 'present', 'absent']);
    expect(await condition('when run.silence >')).toContain('>=');
    expect(await condition('when log ')).toEqual(['contains', 'present', 'absent']);
    expect(await condition('when run.phase = ')).toEqual(['planning', 'execution', 'review', 'packaging']);
    expect(await condition('when run.phase in (planning, ')).toContain('review');
    expect(await condition('when artifacts.missing = ')).toEqual(['true', 'false']);
    expect(await condition('when blocker.surface = ')).toEqual(['run-detail', 'provider-vault']);
    expect(await condition('when run.phase = review ')).toEqual(['and', 'or']);
    expect(await condition('when run.phase = review and not (')).toContain('error.code');
    expect(await condition('when log contains "disk ')).toEqual([]);
  });

  it('B129: completes keys and values of the front matter', async () => {
    const { complete, items } = await edit({ ...FILES, 'guides/other.md': guide('other') });
    const head = (piece: string, by: string): Promise<readonly string[]> =>
      complete(LOCKED.replace(piece, by));
    expect(await head('title: Index locked\n', 't¦\n')).toEqual(['id', 'title', 'role']);
    expect(await head('trouble: [failed]', 'trouble: [failed, ¦]')).toEqual([
      'cancelled',
      'blocked',
      'stuck',
      'empty',
      'wrong',
    ]);
    expect(await head('surfaces: [run-detail]', 'surfaces: [¦]')).toEqual(['run-detail', 'provider-vault']);
    const related = await head('related: [run-failed]', 'related: [¦]');
    expect(related).toEqual(expect.arrayContaining(['other', 'rate-limited']));
    expect(related).not.toContain('index-locked');
    expect(await head('move: retry', 'move: ¦')).toEqual(['fix', 'retry', 'continue', 'report']);
    expect(await head("    when: 'error.retry", "    ¦\n    when: 'error.retry")).toEqual([
      'how',
      'open',
      'after',
      'otherwise',
    ]);
    expect(await head('open: step failing', 'open: ¦')).toEqual(
      expect.arrayContaining(['step failing', 'surface provider-vault']),
    );
    expect(await head("when: 'error.retry", "when: '¦")).toContain('trail.ticked');
    const [first] = await items(LOCKED.replace(/when: 'error.retry.*/, 'when: ¦'));
    expect((first!.textEdit as TextEdit).newText).toMatch(/^'[a-z]+\.?\w*$/);
  });

  it('B129: without settings, completes the surfaces that starter guides name', async () => {
    const { complete } = await edit({ 'guides/index-locked.md': guide('index-locked') });
    expect(await complete('---\nsurfaces: [¦]\n---\n')).toEqual(
      expect.arrayContaining(['provider-vault', 'run-detail']),
    );
  });

  it('B129: completes links, cards, sections and what can be shown', async () => {
    const { complete, items } = await edit({ ...FILES, 'guides/other.md': guide('other') });
    const body = (written: string): string =>
      LOCKED.replace('## Likely causes', `${written}¦\n\n## Likely causes`);
    const links = await complete(body('See [this]('));
    expect(links).toEqual(
      expect.arrayContaining(['surface:provider-vault', 'move:retry', 'step:failing', './other.md', '#fix']),
    );
    expect(await complete(body('The service {'))).toContain('error.provider');
    expect(await complete(body('**'))).toContain('Common mistake');
    expect(await complete(LOCKED.replace('## Likely causes', '## L¦'))).toEqual(['Likely causes']);
    const [item] = await items(body('**Com'));
    expect(item!.textEdit).toMatchObject({ range: { start: { character: 2 }, end: { character: 5 } } });
  });

  it('B130: says what a name means', async () => {
    const editor = await edit(FILES);
    const text = LOCKED.replace('Run detail]', 'Run detail, [limits](./rate-limited.md)]').replace(
      '`when error.code = index_locked`',
      '`when host.runsOnKey > 1`',
    );
    editor.open('guides/index-locked.md', text);
    const hover = async (piece: string, letters?: number): Promise<unknown> =>
      (
        await editor.connection.sendRequest(HoverRequest.type, {
          textDocument: { uri: editor.uri('guides/index-locked.md') },
          position: placeOf(text, piece, letters),
        })
      )?.contents;
    const says = (value: string): object => ({ kind: 'markdown', value: expect.stringContaining(value) });
    expect(await hover('retry.sameFailure')).toEqual(
      says('How many earlier attempts failed in this same way.'),
    );
    expect(await hover('host.runsOnKey')).toEqual(says('How many runs share the key.'));
    expect(await hover('escalation:')).toEqual(says('When support should be asked'));
    expect(await hover('because:')).toEqual(says('The reason that stands beside the button.'));
    expect(await hover('rate-limited.md')).toEqual(says('Rate limit reached'));
    expect(await hover('surfaces: [run-detail', 12)).toEqual(says('Run detail'));
    expect(await hover('Symptoms')).toBeUndefined();
  });

  it('B130: leads to guides that are named, and to what the settings declare', async () => {
    const related = LOCKED.replace('related: [run-failed]', 'related: [other, run-failed]').replace(
      '[Open the failing step](step:failing)',
      '[Open the failing step](step:failing), [or this](./other.md#fix)',
    );
    const editor = await edit({ ...FILES, 'guides/other.md': guide('other') });
    editor.open('guides/index-locked.md', related);
    const definition = (piece: string, letters: number): Promise<unknown> =>
      editor.connection.sendRequest(DefinitionRequest.type, {
        textDocument: { uri: editor.uri('guides/index-locked.md') },
        position: placeOf(related, piece, letters),
      });
    const other = { uri: editor.uri('guides/other.md') };
    expect(await definition('[other', 3)).toMatchObject({ ...other, range: { start: { line: 0 } } });
    const fix = guide('other').split('\n').indexOf('## How to fix it');
    expect(await definition('./other.md#fix', 5)).toMatchObject({
      ...other,
      range: { start: { line: fix } },
    });
    expect(await definition('surfaces: [run-detail', 12)).toMatchObject({
      uri: editor.uri('guides/waymark.json'),
      range: { start: { line: 2, character: 5 } },
    });
    expect(await definition(', run-failed', 4)).toBeNull();
  });

  it('B131: ends with 0 after a shutdown, with 1 without one, and when its input ends', async () => {
    const polite = await edit(FILES);
    await polite.connection.sendRequest(ShutdownRequest.type);
    const politely = once(polite.child, 'exit');
    await polite.connection.sendNotification(ExitNotification.type);
    expect(await politely).toEqual([0, null]);
    const hasty = await edit(FILES);
    const hastily = once(hasty.child, 'exit');
    await hasty.connection.sendNotification(ExitNotification.type);
    expect(await hastily).toEqual([1, null]);
    const gone = await edit(FILES);
    gone.child.stdin!.end();
    expect(await once(gone.child, 'exit')).toEqual([0, null]);
  });

  it('B131: answers on after a message that makes no sense', async () => {
    const editor = await edit(FILES);
    await expect(editor.connection.sendRequest('waymark/none', {})).rejects.toThrow();
    await editor.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: editor.uri('guides/never-opened.md'), version: 1 },
      contentChanges: [{ text: 'x' }],
    });
    expect(
      await editor.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: 'untitled:Untitled-1' },
        position: { line: 4, character: 2 },
      }),
    ).toBeNull();
    expect(await editor.complete('---\n¦\n---\n')).toContain('title');
  });
});
