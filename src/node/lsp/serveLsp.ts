import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import {
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  createProtocolConnection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { packageVersion } from '../cli/packageVersion.ts';
import { writeStream } from '../cli/writeStream.ts';
import { answers } from './answers.ts';
import { type Folder, guideFolders, type GuideFoldersOptions, type OpenFile, uriOf } from './guideFolders.ts';

/** Milliseconds without a key after which the guides are compiled. */
const QUIET = 50;

/** Characters behind which something can be named. */
const TRIGGERS = ['`', ' ', '(', ':', '.', '{', '[', ',', '#', '*', "'"];

/**
 * Answers an editor until it says so, closes standard input, or somebody stops the process.
 *
 * @returns the exit code
 * @see https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
export async function serveLsp(options: GuideFoldersOptions, io: Io): Promise<number> {
  const input = io.stdinPieces();
  const requests = input instanceof Readable ? input : Readable.from(input);
  const output = new PassThrough();
  const say = (message: string): void => io.stderr(`${message}\n`);
  const connection = createProtocolConnection(requests, output, {
    error: say,
    warn: say,
    info: say,
    log: say,
  });
  let isShutDown = false;
  let hasLeft = false;
  const end = (): void => void requests.destroy();
  connection.onRequest(ShutdownRequest.type, () => void (isShutDown = true));
  connection.onNotification(ExitNotification.type, () => {
    hasLeft = true;
    end();
  });
  const stop = addHandlers(connection, options);
  const closed = once(requests, 'close');
  connection.listen();
  void writeStream(io, output, end);
  void io.stopped().then(end);
  await closed;
  stop();
  connection.dispose();
  // An editor that leaves without a word of shutdown has broken: https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#exit
  return hasLeft && !isShutDown ? EXIT_CODE.wrong : EXIT_CODE.ok;
}

/** @returns a way to stop what is still to come */
function addHandlers(connection: ProtocolConnection, options: GuideFoldersOptions): () => void {
  const folders = guideFolders(options);
  const documents = new Map<string, TextDocument>();
  const shown = new Map<Folder, ReadonlySet<string>>();
  const waiting = new Map<Folder, ReturnType<typeof setTimeout>>();
  let canWatch = false;

  function publish(folder: Folder): void {
    waiting.delete(folder);
    folders.look(folder);
    const { problems } = folder;
    const before = shown.get(folder) ?? new Set();
    shown.set(folder, new Set(problems.keys()));
    // What is open is said to be fine too, so that an editor knows that it was looked at.
    const open = [...documents.keys()].flatMap((uri) => {
      const file = folders.find(uri);
      return file?.folder === folder ? file.name : [];
    });
    for (const name of new Set([...before, ...problems.keys(), ...open])) {
      const diagnostics = (problems.get(name) ?? []).map(answers.diagnosticOf);
      void connection.sendNotification(PublishDiagnosticsNotification.type, {
        uri: uriOf(folder, name),
        diagnostics,
      });
    }
  }

  function publishSoon(folder: Folder): void {
    clearTimeout(waiting.get(folder));
    waiting.set(
      folder,
      setTimeout(() => publish(folder), QUIET),
    );
  }

  /** A file as it is now, compiled or not. */
  function draft(uri: string, text: string | undefined): void {
    const file = folders.find(uri);
    if (!file) return;
    if (text === undefined) file.folder.files.reload();
    file.folder.files.draft(file.name, text);
    publishSoon(file.folder);
  }

  function reload(uris: readonly string[]): void {
    for (const folder of new Set(uris.map((uri) => folders.find(uri)?.folder))) {
      if (!folder) continue;
      folder.files.reload();
      publishSoon(folder);
    }
  }

  function answer<T>(uri: string, make: (file: OpenFile) => T): T | null {
    const file = folders.find(uri);
    return file ? make(file) : null;
  }

  connection.onRequest(InitializeRequest.type, ({ capabilities }) => {
    canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      serverInfo: { name: 'waymark', version: packageVersion() },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: TRIGGERS },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });
  connection.onNotification(InitializedNotification.type, () => {
    if (!canWatch) return;
    const watchers = [{ globPattern: '**/*.md' }, { globPattern: '**/waymark.json' }];
    const method = DidChangeWatchedFilesNotification.method;
    const registrations = [{ id: method, method, registerOptions: { watchers } }];
    // Rejects where the editor refuses to watch, and where it leaves before it answers; then changes come with the next key.
    connection.sendRequest(RegistrationRequest.type, { registrations }).catch(() => undefined);
  });
  connection.onNotification(DidOpenTextDocumentNotification.type, ({ textDocument: opened }) => {
    const { uri, languageId, version, text } = opened;
    documents.set(uri, TextDocument.create(uri, languageId, version, text));
    draft(uri, text);
  });
  connection.onNotification(DidChangeTextDocumentNotification.type, ({ textDocument, contentChanges }) => {
    const { uri, version } = textDocument;
    const document = documents.get(uri);
    if (!document) return;
    documents.set(uri, TextDocument.update(document, contentChanges, version));
    draft(uri, documents.get(uri)!.getText());
  });
  connection.onNotification(DidCloseTextDocumentNotification.type, ({ textDocument: { uri } }) => {
    documents.delete(uri);
    draft(uri, undefined);
  });
  connection.onNotification(DidSaveTextDocumentNotification.type, ({ textDocument: { uri } }) =>
    reload([uri]),
  );
  connection.onNotification(DidChangeWatchedFilesNotification.type, ({ changes }) =>
    reload(changes.map(({ uri }) => uri)),
  );
  connection.onRequest(CompletionRequest.type, ({ textDocument: { uri }, position }) =>
    answer(uri, (file) => answers.completionItemsAt(file, position, options.now())),
  );
  connection.onRequest(HoverRequest.type, ({ textDocument: { uri }, position }) =>
    answer(uri, (file) => answers.hoverAt(file, position) ?? null),
  );
  connection.onRequest(DefinitionRequest.type, ({ textDocument: { uri }, position }) =>
    answer(uri, (file) => answers.definitionAt(file, position) ?? null),
  );
  connection.onRequest(CodeActionRequest.type, ({ textDocument: { uri }, range }) =>
    answer(uri, (file) => {
      // The problems of the text as it is now, not as it was before the last key.
      folders.look(file.folder);
      return answers.codeActionsAt(file, range);
    }),
  );
  return () => {
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
