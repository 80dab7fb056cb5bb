import button from '../react/button.css?inline';
import own from './element.css?inline';

/** The panel's styles, which are loaded with its code. */
export const panelSheet = new CSSStyleSheet();

/** What every shadow root adopts. Without a `<style>`, no content security policy has to allow one. */
export const sheets: readonly CSSStyleSheet[] = [sheetOf(own), sheetOf(button), panelSheet];

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
