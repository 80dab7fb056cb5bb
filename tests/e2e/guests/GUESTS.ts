import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page that is hard on a guest. */
export interface Guest {
  readonly name: string;
  /** The host's style sheets, in the head before and after ours. */
  readonly before?: string;
  readonly after?: string;
  /** The page around `SLOT`. @default the slot alone */
  readonly body?: string;
  readonly dir?: 'rtl';
  /** A script of the host, run before the widget is there. */
  readonly script?: string;
  /** The element's panel need not look as it does on a plain page: it has another size or direction. */
  readonly looksOther?: true;
  /** Its library writes style sheets into the page, which the policy then allows. */
  readonly hasInlineStyles?: true;
  /** The page is a frame with this sandbox; nothing is kept in it. */
  readonly sandbox?: string;
}

export const SLOT = '<div id="slot"></div>';

/** Where `.ci/guests.mjs` puts style sheets and scripts out of the real packages; left out, the imitations below stand for them. */
const REAL = process.env['REAL_GUESTS'];
const realOr = (name: string, imitation: string): string =>
  REAL === undefined ? imitation : readFileSync(join(REAL, name), 'utf8');

/** What Tailwind 3 before 3.4.4 sets by its preflight, in our words. */
const TAILWIND_3 = `
  *, ::before, ::after { box-sizing: border-box; border: 0 solid #e5e7eb; }
  html { line-height: 1.5; font-family: ui-sans-serif, system-ui, sans-serif; }
  body { margin: 0; line-height: inherit; }
  h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; }
  a { color: inherit; text-decoration: inherit; }
  code, kbd, samp, pre { font-family: ui-monospace, monospace; font-size: 1em; }
  button, input, select, textarea { font: inherit; letter-spacing: inherit; color: inherit; margin: 0; padding: 0; }
  button, [type='button'], [type='reset'], [type='submit'] { appearance: button; background-color: transparent; background-image: none; }
  blockquote, dl, dd, h1, h2, h3, h4, h5, h6, hr, figure, p, pre { margin: 0; }
  fieldset, legend, ol, ul, menu { margin: 0; padding: 0; list-style: none; }
  summary { display: list-item; }
  svg, img, video { display: block; vertical-align: middle; max-width: 100%; }
  [hidden] { display: none; }
`;

/** What Tailwind 4 sets by its preflight, in our words. */
const TAILWIND_4 = `
  @layer theme, base, components, utilities;
  @layer base {
    *, ::before, ::after, ::backdrop, ::file-selector-button { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
    h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; }
    a { color: inherit; text-decoration: inherit; }
    button, input, select, optgroup, textarea { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0; background-color: transparent; opacity: 1; }
    button, input:where([type='button'], [type='submit']) { appearance: button; }
    ol, ul, menu { list-style: none; }
    summary { display: list-item; }
    svg, img, video { display: block; vertical-align: middle; }
  }
`;

/** What Bootstrap's reboot sets, in our words. */
const BOOTSTRAP = `
  *, ::before, ::after { box-sizing: border-box; }
  body { margin: 0; font: 400 1rem/1.5 system-ui, sans-serif; color: #212529; background: #fff; }
  h1, h2, h3, h4, h5, h6 { margin: 0 0 .5rem; font-weight: 500; line-height: 1.2; }
  p { margin: 0 0 1rem; }
  ol, ul { padding-left: 2rem; }
  dt { font-weight: 700; } dd { margin: 0 0 .5rem; }
  a { color: #0d6efd; text-decoration: underline; }
  code { font-size: .875em; color: #d63384; overflow-wrap: break-word; }
  label { display: inline-block; }
  button { border-radius: 0; }
  button, input, select, textarea { margin: 0; font: inherit; }
  button, [type='button'], [type='reset'], [type='submit'] { appearance: button; }
  button:not(:disabled) { cursor: pointer; }
  fieldset { min-width: 0; padding: 0; margin: 0; border: 0; }
  legend { float: left; width: 100%; padding: 0; margin-bottom: .5rem; font-size: 1.5rem; line-height: inherit; }
  mark { padding: .1875em; background: #fff3cd; }
  svg { vertical-align: middle; }
`;

/** What the baseline of MUI sets, in our words. */
const MUI = `
  html { -webkit-font-smoothing: antialiased; box-sizing: border-box; }
  *, ::before, ::after { box-sizing: inherit; }
  strong, b { font-weight: 700; }
  body { margin: 0; font: 400 1rem/1.5 Roboto, Helvetica, sans-serif; letter-spacing: .00938em; color: rgba(0, 0, 0, .87); background: #fff; }
`;

const UNSET = '* { all: unset; }';

/** Rules for bare elements, as they grow in old pages. */
const OLD_PAGE = `
  body { text-transform: uppercase; letter-spacing: 3px; text-indent: 2em; line-height: 3; font: italic 700 22px fantasy; text-align: center; cursor: wait; }
  * { margin: 4px; }
  div, section, article, aside, header { border: 2px dotted red; max-width: 300px; float: left; background: pink; }
  h1, h2, h3, h4 { font: 900 40px serif; color: red; }
  p, li, dd, dt { text-indent: 3em; color: green; line-height: 4; }
  ul, ol { list-style: square; padding: 50px; }
  form { display: flex; }
  label, legend, fieldset { float: left; width: 40%; }
  button, input, textarea, select { background: yellow; color: red; border: 8px solid red; padding: 20px; text-transform: uppercase; height: 60px; border-radius: 0; }
  svg { display: block; width: 90px; fill: red; }
  a, summary { color: red; font-size: 30px; }
`;

/** A dialog as libraries make them: the page around hidden, the focus held, Escape taken on the document. */
const MODAL = `
  const dialog = document.querySelector('#modal');
  document.querySelector('#page').setAttribute('aria-hidden', 'true');
  document.addEventListener('focusin', ({ target }) => {
    if (!dialog.contains(target)) dialog.querySelector('button').focus();
  });
  document.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented) dialog.remove();
  }, true);
`;

const tailwind3 = realOr('tailwind-3.css', TAILWIND_3);
const tailwind4 = realOr('tailwind-4.css', TAILWIND_4);

/** Guests that have no imitation here. */
const REAL_GUESTS: readonly Guest[] =
  REAL === undefined
    ? []
    : [
        { name: 'a dialog of Radix', body: '', script: realOr('radix.js', ''), hasInlineStyles: true },
        { name: 'a dialog of MUI', body: '', script: realOr('mui.js', ''), hasInlineStyles: true },
        {
          name: 'the real baseline of MUI',
          script: realOr('mui-baseline.js', ''),
          hasInlineStyles: true,
        },
      ];

export const GUESTS: readonly Guest[] = [
  { name: 'a plain page' },
  { name: '`all: unset` on everything', after: UNSET },
  { name: 'rules for bare elements', after: OLD_PAGE },
  { name: 'Tailwind 3 before ours', before: tailwind3 },
  { name: 'Tailwind 3 after ours', after: tailwind3 },
  { name: 'Tailwind 4 before ours', before: tailwind4 },
  { name: 'Tailwind 4 after ours', after: tailwind4 },
  { name: 'Bootstrap', after: realOr('bootstrap.css', BOOTSTRAP) },
  { name: 'the baseline of MUI', after: MUI },
  {
    name: 'a form of the host',
    body: `<form action="/gone"><input name="q" required>${SLOT}<button>Save</button></form>`,
  },
  { name: 'a shadow root', body: `<div><template shadowrootmode="open">%STYLES%${SLOT}</template></div>` },
  {
    name: 'boxes that clip, and a war of z-indexes',
    before: `
      #clip { overflow: hidden; width: 140px; height: 60px; transform: translateX(20px); contain: paint; }
      #cover { position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; }
    `,
    body: `<div id="clip">${SLOT}</div><div id="cover"></div>`,
  },
  { name: 'a page from right to left', dir: 'rtl', looksOther: true },
  {
    name: 'a native dialog',
    body: `<dialog id="native">${SLOT}<button>Close</button></dialog>`,
    script: `document.querySelector('#native').showModal();`,
  },
  {
    name: 'a dialog of a library',
    body: `<div id="page"><button>Under it</button></div><div id="modal" role="dialog" aria-modal="true">${SLOT}<button>Close</button></div>`,
    script: MODAL,
  },
  { name: 'a sandboxed frame', sandbox: 'allow-scripts', looksOther: true },
  { name: 'a sandboxed frame with forms', sandbox: 'allow-scripts allow-forms', looksOther: true },
  ...REAL_GUESTS,
];
