import { PAGE_COLORS } from '../../server/pages/pageStyle.ts';

/** The style of the page of `waymark dev`, light and dark, from 320 px. */
export const DEV_STYLE = `${PAGE_COLORS}:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.top { grid-column: 1 / -1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; margin: -16px -16px 0; padding: 10px 16px; border-block-end: 1px solid var(--line); }
h1 { margin: 0; margin-inline-end: 12px; font-size: 16px; }
h2 { margin: 0 0 8px; font-size: 14px; }
#state { margin: 0; color: var(--quiet); }
#state[data-is='wrong'] { color: var(--danger); }
button, select { font: inherit; color: inherit; min-height: 32px; padding: 4px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); max-width: 100%; }
button { cursor: pointer; font-weight: 500; }
button:hover:not(:disabled) { background: var(--raised); }
button:disabled { color: var(--quiet); cursor: default; }
main { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) minmax(0, 5fr); gap: 16px; padding: 16px; }
section { min-width: 0; }
.editor { display: grid; grid-template-columns: auto minmax(0, 1fr); height: calc(100vh - 320px); min-height: 320px; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; background: var(--raised); }
#lines, #text { margin: 0; padding: 8px; font: 13px/20px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; tab-size: 2; }
#lines { color: var(--quiet); text-align: end; overflow: hidden; user-select: none; }
#lines b { color: var(--danger); }
#lines i { color: var(--warn); font-style: normal; }
#text { border: 0; background: var(--ground); color: var(--text); resize: none; white-space: pre; overflow: auto; border-radius: 0; }
#text:focus-visible { outline-offset: -2px; }
.editor + h2 { margin-block-start: 12px; }
#count { font-weight: 400; color: var(--quiet); }
ul { list-style: none; margin: 0; padding: 0; }
#problems { max-height: 180px; overflow: auto; }
#problems li { padding: 6px 0; border-block-start: 1px solid var(--line); overflow-wrap: anywhere; }
#problems p { margin: 2px 0; }
.place { color: var(--accent); text-decoration: underline; border: 0; padding: 0; min-height: 24px; background: none; font: 13px/20px ui-monospace, monospace; }
.error { color: var(--danger); }
.warning { color: var(--warn); }
.quiet { color: var(--quiet); }
#summary { margin: 0 0 8px; }
#runs { max-height: 60vh; overflow: auto; border: 1px solid var(--line); border-radius: 8px; }
#runs li + li { border-block-start: 1px solid var(--line); }
#runs button { display: block; width: 100%; padding: 8px 12px; border: 0; border-radius: 0; text-align: start; font-weight: 400; overflow-wrap: anywhere; }
#runs button:focus-visible { outline-offset: -2px; }
#runs [aria-current='true'] { background: var(--raised); box-shadow: inset 3px 0 var(--accent); }
#runs strong { display: block; font-weight: 600; }
#runs .leads { color: var(--good); }
#runs .loses { color: var(--danger); }
#runs code { font: 12px/18px ui-monospace, monospace; overflow-wrap: anywhere; }
#why { margin-block-start: 8px; }
summary { cursor: pointer; padding-block: 4px; }
#reasons { margin: 0; max-height: 240px; overflow: auto; padding: 8px; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); font: 12px/18px ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.switches { display: flex; gap: 16px; margin-block-end: 8px; }
.switches label { display: inline-flex; align-items: center; gap: 6px; min-height: 24px; }
iframe { display: block; width: 100%; height: calc(100vh - 150px); min-height: 480px; border: 1px solid var(--line); border-radius: 8px; background: var(--ground); }
iframe.narrow { width: 362px; max-width: 100%; }
.host { padding: 12px; }
.host h1 { font-size: 14px; margin: 0 0 8px; color: var(--quiet); font-weight: 500; overflow-wrap: anywhere; }
@media (max-width: 1100px) {
  main { grid-template-columns: minmax(0, 1fr); }
  .editor { height: 420px; }
  #runs { max-height: 320px; }
  iframe { height: 640px; }
}
@media (pointer: coarse) { button, select, .switches label, summary { min-height: 44px; } }
`;
