/** The colours of pages that are drawn without a script bundle of their own, light and dark. */
export const PAGE_COLORS = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #14161a);
  --raised: light-dark(#f6f7f9, #1d2026);
  --line: light-dark(#dfe3e8, #333842);
  --text: light-dark(#1a1d21, #eceef1);
  --quiet: light-dark(#596068, #a3abb5);
  --accent: light-dark(#0b5fd0, #7db4ff);
  --on-accent: light-dark(#ffffff, #0c1420);
  --danger: light-dark(#b3261e, #ff9a92);
  --warn: light-dark(#8a5300, #f0b95e);
  --good: light-dark(#1b6b3a, #76d29b);
}
`;

/** The style of the pages, light and dark, from 320 px. */
export const PAGE_STYLE = `${PAGE_COLORS}* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: -60px; inset-inline-start: 16px; padding: 8px 12px; background: var(--ground); }
.skip:focus { inset-block-start: 8px; z-index: 1; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px; padding: 12px 24px; border-block-end: 1px solid var(--line); }
.top .brand { color: var(--text); font-weight: 600; text-decoration: none; }
.top nav { display: flex; gap: 16px; margin-inline-end: auto; }
.top nav a { color: var(--quiet); text-decoration: none; padding-block: 4px; }
.top nav a:hover { color: var(--text); text-decoration: underline; }
.reader { color: var(--quiet); }
main { max-width: 1080px; margin: 0 auto; padding: 24px 24px 64px; outline: none; }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.25; font-weight: 600; overflow-wrap: anywhere; }
h1 small { color: var(--quiet); font-size: inherit; font-weight: 400; margin-inline-end: 4px; }
h2 { margin: 32px 0 8px; font-size: 16px; font-weight: 600; }
p { margin: 0 0 8px; }
.lead, .quiet, .trail { color: var(--quiet); }
.trail { margin-block-end: 4px; }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { padding: 1px 5px; border-radius: 4px; background: var(--raised); overflow-wrap: anywhere; }
pre { margin: 0 0 8px; padding: 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); max-height: 480px; overflow: auto; }
.message { padding: 12px 16px; border-inline-start: 3px solid var(--accent); background: var(--raised); border-radius: 0 8px 8px 0; white-space: pre-wrap; overflow-wrap: anywhere; }
button, .button, input, select { font: inherit; color: inherit; min-height: 36px; padding: 6px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); }
button, .button { display: inline-flex; align-items: center; cursor: pointer; text-decoration: none; font-weight: 500; }
button:hover, .button:hover { background: var(--raised); }
.primary, .primary:hover { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.danger { color: var(--danger); }
.plain { border-color: transparent; color: var(--quiet); }
.actions, .actions form { display: flex; flex-wrap: wrap; gap: 8px; }
.actions { margin: 16px 0; }
.tabs { display: flex; gap: 4px; margin: 16px 0 12px; border-block-end: 1px solid var(--line); overflow-x: auto; }
.tabs a { padding: 8px 12px; color: var(--quiet); text-decoration: none; white-space: nowrap; border-block-end: 2px solid transparent; margin-block-end: -1px; }
.tabs a:hover { color: var(--text); }
.tabs [aria-current] { color: var(--text); border-color: var(--accent); font-weight: 600; }
.filters { display: flex; flex-wrap: wrap; align-items: end; gap: 8px; margin-block-end: 16px; }
.filters label { display: grid; gap: 2px; color: var(--quiet); font-size: 13px; }
.filters label :is(input, select) { color: var(--text); font-size: 15px; min-width: 0; width: 100%; }
.filters .search { flex: 1 1 240px; }
.filters details { flex: 1 0 100%; }
summary { cursor: pointer; padding-block: 6px; color: var(--quiet); width: fit-content; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(180px, 1fr)); gap: 12px; padding-block: 8px; }
.problem { padding: 10px 14px; border: 1px solid var(--danger); border-radius: 8px; color: var(--danger); }
.rows { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: 10px; }
.rows > li { display: flex; justify-content: space-between; gap: 8px 24px; padding: 12px 16px; }
.rows > li + li { border-block-start: 1px solid var(--line); }
.what { min-width: 0; }
.title { color: var(--text); font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
.title:hover { text-decoration: underline; }
.meta { display: flex; flex-wrap: wrap; gap: 2px 12px; margin: 4px 0 0; color: var(--quiet); font-size: 13px; }
.meta > * { overflow-wrap: anywhere; min-width: 0; }
.excerpt { margin: 4px 0 0; overflow-wrap: anywhere; }
.warn { color: var(--warn); }
.figures { display: grid; justify-items: end; align-content: start; gap: 2px; flex: none; text-align: end; }
.figures strong { font-weight: 600; }
.figures small, .quiet small { color: var(--quiet); font-size: 13px; }
.figures form { display: flex; flex-wrap: wrap; justify-content: end; gap: 4px; margin-block-start: 4px; }
.badge { display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 999px; font-size: 12px; line-height: 20px; color: var(--quiet); }
.badge:is([data-state='open'], [data-state='queued'], [data-state='sending']) { color: var(--accent); }
.badge:is([data-state='answered'], [data-state='delivered']) { color: var(--good); }
.badge[data-state='rejected'] { color: var(--danger); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 12px 24px; margin: 16px 0; }
.facts dt { color: var(--quiet); font-size: 13px; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.facts.lines { grid-template-columns: 1fr; gap: 6px; }
.facts.lines > div { display: grid; grid-template-columns: 64px 1fr; gap: 12px; }
ul.lines { margin: 0; padding-inline-start: 20px; }
ul.lines li { margin-block-end: 4px; overflow-wrap: anywhere; }
.choices { display: grid; gap: 4px; margin: 16px 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; }
.choices input { min-height: 0; }
.choices label { padding-block: 4px; overflow-wrap: anywhere; }
.pages { margin-block-start: 16px; color: var(--quiet); }
.empty { padding: 48px 16px; text-align: center; color: var(--quiet); }
.empty h1 { color: var(--text); }
.sign-in { display: grid; gap: 12px; max-width: 360px; margin: 32px auto; }
.sign-in label { display: grid; gap: 4px; }
@media (max-width: 640px) {
  .top, main { padding-inline: 16px; }
  .rows > li { flex-direction: column; }
  .figures { justify-items: start; text-align: start; display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; }
  .facts.lines > div { grid-template-columns: 1fr; gap: 0; }
}
@media (pointer: coarse) {
  button, .button, input, select, summary { min-height: 44px; }
  .tabs a, .top nav a { padding-block: 10px; }
}
`;
