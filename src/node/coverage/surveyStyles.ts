/** The looks of the report: those of the panel, on a page. */
export const surveyStyles = `
:root { color-scheme: light dark;
  --bg: light-dark(#fff, #17191e); --raised: light-dark(#f6f7f9, #1f2228); --line: light-dark(#e3e5ea, #30343c);
  --text: light-dark(#1b1d22, #eceef1); --quiet: light-dark(#5b616d, #a4aab6); --accent: light-dark(#3a57d4, #9db0ff);
  --soft: light-dark(#a9b6ee, #4c5a96); --bad: light-dark(#b4271f, #ff9a92); --on-bad: light-dark(#fff, #17191e);
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; }
* { box-sizing: border-box }
body { margin: 0; background: var(--bg); color: var(--text); overflow-wrap: anywhere;
  font: 400 14px/1.5 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px }
h1 { margin: 0; font-size: 24px; line-height: 1.25; font-weight: 650; letter-spacing: -.01em }
h2 { margin: 0 0 4px; font-size: 17px; line-height: 1.35; font-weight: 650 }
p { margin: 0 0 16px; color: var(--quiet); max-width: 72ch }
header p { margin: 6px 0 24px }
section { margin-top: 40px; padding-top: 24px; border-top: 1px solid var(--line) }
.tiles { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px; margin: 0 }
.tiles div { padding: 14px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--raised) }
.tiles dt { color: var(--quiet); font-size: 13px }
.tiles dd { margin: 2px 0 0; font-size: 24px; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums }
.tiles dd small { display: block; font-size: 13px; font-weight: 400; color: var(--quiet) }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 24px 40px; align-items: start }
.scroll { overflow-x: auto }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
table { width: 100%; border-collapse: collapse }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
th, td { padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; font-weight: 400 }
thead th { color: var(--quiet); font-size: 13px; white-space: nowrap }
tbody th { min-width: 180px }
tr > :last-child { padding-inline-end: 0 }
.number { padding-inline-end: 24px; text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
td, tbody th code { overflow-wrap: normal }
code { font: 13px/1.5 var(--mono) }
small, .quiet { color: var(--quiet); font-size: 13px }
.tags { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 0; list-style: none }
.tags li { padding: 3px 9px; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); font: 13px/1.5 var(--mono) }
svg { display: block; max-width: 100% }
svg.bar { width: 100%; height: 6px; margin-top: 5px; border-radius: 3px }
.bar0 { fill: var(--accent) } .bar1 { fill: var(--soft) }
svg.plot { width: 100%; max-width: 440px } svg.matrix { max-width: none; margin-bottom: 20px }
.grid { stroke: var(--line) } .ideal { stroke: var(--quiet); stroke-dasharray: 4 4 }
.tick, .axis, .note { fill: var(--quiet); font-size: 12px } .axis { fill: var(--text) } .note { fill: var(--text); font-weight: 600 }
.point { fill: var(--accent); stroke: var(--bg); stroke-width: 2 } .spread { stroke: var(--accent); stroke-width: 2; opacity: .45 }
.curve { fill: none; stroke: var(--accent); stroke-width: 2 } .policy { fill: var(--bad); stroke: var(--bg); stroke-width: 2 }
.heat { fill: var(--bad) } .hot { fill: var(--on-bad); font-size: 12px; font-weight: 600 } .cool { fill: var(--text); font-size: 12px; font-weight: 600 }
.key { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin: 0 5px 0 0 } .key0 { background: var(--accent) } .key1 { background: var(--soft); margin-inline-start: 14px }
.bad { color: var(--bad) }
details { margin-top: 12px } summary { cursor: pointer; color: var(--accent) }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
@media (max-width: 720px) { main { padding: 24px 16px 48px } .pair { grid-template-columns: minmax(0, 1fr) } .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)) } tbody th { min-width: 140px } }
@media (forced-colors: active) { .bar0, .bar1, .point, .policy, .heat { forced-color-adjust: none } }
@media print { .scroll { overflow: visible } section { break-inside: avoid-page } }
`;
