import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Modules of bundled packages that nothing of ours calls, and that no bundler can leave out, because the packages refer to them. They keep the
 * names that they export, each a function that does nothing.
 */
const UNCALLED = [
  // Validates what people fill into a tool's form. Ours have none.
  /\/@modelcontextprotocol\/sdk\/dist\/esm\/validation\/ajv-provider\.js$/,
  // Work that an agent comes back for. Our tools answer at once.
  /\/@modelcontextprotocol\/sdk\/dist\/esm\/experimental\/tasks\/server\.js$/,
  // Turns a zod schema into JSON Schema. Our tools have theirs written out.
  /\/zod\/v4\/core\/(?:json-schema-(?:generator|processors)|to-json-schema)\.js$/,
  // Finds addresses in running text, an option of markdown-it that we leave off.
  /\/linkify-it\/build\/index\.mjs$/,
];

const LANGUAGE_SERVER = 'vscode-languageserver/node';
const MESSAGES = '\0waymark:language-server';

/** Takes from the packages that the doors for Node bundle what these doors call. */
export const leanPackages: Plugin = {
  name: 'lean-packages',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (id === LANGUAGE_SERVER) return MESSAGES;
    // What it has for browsers is ES modules, so that what writes YAML can be left out.
    if (id === 'yaml') return fileURLToPath(new URL('../browser/index.js', import.meta.resolve('yaml')));
    if (importer !== MESSAGES) return undefined;
    const server = fileURLToPath(import.meta.resolve(LANGUAGE_SERVER));
    const protocol = await this.resolve('vscode-languageserver-protocol/node', server);
    return this.resolve(id, protocol?.id);
  },
  load: { filter: { id: /^\0waymark:language-server$/ }, handler: languageServer },
  transform: {
    filter: { id: UNCALLED },
    handler(code) {
      const names = this.parse(code).body.flatMap((node) => {
        if (node.type !== 'ExportNamedDeclaration') return [];
        const { declaration, specifiers } = node;
        if (!declaration) return specifiers.map(({ exported }) => ('name' in exported ? exported.name : ''));
        const declared =
          declaration.type === 'VariableDeclaration' ? declaration.declarations : [declaration];
        return declared.map(({ id }) => (id && 'name' in id ? id.name : ''));
      });
      return names.map((name) => `export function ${name}() {}\n`).join('');
    },
  },
};

/**
 * The package is CommonJS, so a bundler would keep its 95 messages for the 16 that we name. Of a message only its method is used, and of the
 * rest only the lists of numbers and words.
 */
async function languageServer(): Promise<string> {
  const api: Record<string, unknown> = await import(LANGUAGE_SERVER);
  const constants = Object.entries(api).flatMap(([name, value]) => {
    const method = (value as { type?: { method?: unknown } } | null)?.type?.method;
    if (typeof method === 'string') return [[name, { method, type: method }] as const];
    return /(?:Kind|Severity)$/.test(name) ? [[name, value] as const] : [];
  });
  return [
    `export { createMessageConnection as createProtocolConnection } from 'vscode-jsonrpc/node';`,
    ...constants.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`),
  ].join('\n');
}
