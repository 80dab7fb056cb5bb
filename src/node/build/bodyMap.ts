/** The specifier of a module in the `import()` of another; modules are named like files without an extension: `guides/disk-full`. */
export type Specifier = (name: string) => string;

/** A map from ids to functions that load a module. */
export function bodyMap(ids: readonly string[], specifierOf: (id: string) => string): string {
  const entries = ids.map((id) => `  [${quote(id)}, () => import(${quote(specifierOf(id))})],\n`);
  return `new Map([\n${entries.join('')}])`;
}

/**
 * Imports a module again, under another address, after its `import()` failed: browsers keep a failure for the life of the page.
 * @see https://github.com/whatwg/html/issues/6768
 */
export const IMPORT_ANEW = `async function importAnew(load) {
  try {
    return await load();
  } catch (error) {
    const [url] = /http\\S+$/.exec(error.message) ?? [];
    if (!url) throw error;
    return import(/* webpackIgnore: true */ /* @vite-ignore */ \`\${url}?\${Date.now()}\`);
  }
}
`;

/** Data as `JSON.parse` of a string: that is faster to start than an object literal, and a key `__proto__` stays a key. */
export function parsed(value: unknown): string {
  return `JSON.parse(${quote(JSON.stringify(value))})`;
}

export function quote(text: string): string {
  const escaped = text.replaceAll(/[\\'\n\r\u2028\u2029]/g, (found) => ESCAPES[found] ?? found);
  return `'${escaped}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};
