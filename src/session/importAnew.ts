/**
 * Browsers keep a failed `import()` as failed for the life of the page, so that a moment without a network would end all help: the module is
 * asked for under another address. Chromium and Firefox end their message with the one that failed; without it the failure stands.
 * @see https://github.com/whatwg/html/issues/6768
 */
export async function importAnew(error: unknown): Promise<never> {
  const [url] = /http\S+$/.exec(error instanceof Error ? error.message : '') ?? [];
  if (!url) throw error;
  return (await import(/* webpackIgnore: true */ /* @vite-ignore */ `${url}?${Date.now()}`)) as never;
}
