import button from '../react/button.css?inline';
import own from './element.css?inline';

/** The panel's styles, which its code brings along. */
export const panelSheet = new CSSStyleSheet();

/** What every shadow root adopts: no `<style>`, so that a content security policy needs to allow none. */
export const sheets: readonly CSSStyleSheet[] = [sheetOf(own), sheetOf(button), panelSheet];

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
