/** Milliseconds after which the file's address is released; the browser does not say when it has saved the file. */
const RELEASE_DELAY_MS = 60_000;

/**
 * Offers a text to the browser as a file to keep.
 * @param type its media type
 * @see https://html.spec.whatwg.org/multipage/links.html#downloading-resources
 */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_DELAY_MS);
}
