// Code that does not arrive, by the state that shows it: an import map puts another address in the place of a module's.

const NEVER = 'data:text/javascript,await new Promise(() => {})';
const GONE = '/gallery/gone.js';

/** What becomes of a file of `src` in a state of the gallery. */
const FAULTS = {
  'opening-button': ['react/popover/Popover.tsx', NEVER],
  'opening-button-failed': ['react/popover/Popover.tsx', GONE],
  opening: ['react/panel/PanelAnswer.tsx', NEVER],
  'opening-failed': ['react/panel/PanelAnswer.tsx', GONE],
  'report-code-failed': ['react/report/ReportForm.tsx', GONE],
  'search-code-failed': ['react/others/GuideSearch.tsx', GONE],
};

/**
 * The page of a state with what its state asks for. First in the head, since a browser takes no import map after the first module.
 *
 * @param {string} page HTML
 * @param {URL} url the page's own
 * @param {string} source the folder `src`
 */
export function withFault(page, url, source) {
  const fault = FAULTS[url.searchParams.get('state')];
  if (!fault) return page;
  const [file, target] = fault;
  const map = JSON.stringify({ imports: { [`/@fs${source}${file}`]: target } });
  return page.replace('<head>', () => `<head><script type="importmap">${map}</script>`);
}
