/**
 * Imports a module again after a failed `import()`, under another address: browsers keep a failure for the life of the page, so that a
 * moment without network would end all help. The address comes from the message of Chromium and Firefox; without it the failure stays.
 * @see https://github.com/whatwg/html/issues/6768
 */
export async function importAnew(error: unknown): Promise<never> {
  const [url] = /http\S+$/.exec(String(error)) ?? [];
  if (!url) throw error;
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ `${url}?${Date.now()}`)) as never;
}
