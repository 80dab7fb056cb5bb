// Reload row of DESIGN §15: node bench/dev.mjs
// Key to answer of `waymark dev` over the recorded runs of the demo: one guide of 35 and of 1,000 is written. Beside it, what the panel
// does then: it asks for index and guide, and builds its catalog; and the compilation of the whole folder, which happens once. Where other work shares
// the machine, the CPU's own time is what to compare.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSource } from './lib/loadSource.mjs';
import { median, table } from './lib/stats.mjs';

const GOAL = 100;
const KEYS = 20;
const NOW = Date.UTC(2026, 10, 23);
const ORIGIN = 'http://127.0.0.1:4174';
const TOKEN = 'bench';

const { createCatalog, createDevHandler, createWorkbench, guideSkeleton, readRuns } =
  await loadSource('bench/dev/source.ts');
const samples = readRuns('demo/runs', process.cwd()).found;
const nothing = { index: { schema: 2, locale: 'en', atoms: [], guides: [] }, body: async () => undefined };

const rows = [];
for (const count of [35, 1_000]) {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-bench-dev-'));
  try {
    for (let at = 0; at < count; at++)
      writeFileSync(
        join(dir, `guide-${at}.md`),
        guideSkeleton(`guide-${at}`, { now: NOW }).replaceAll('✎ ', ''),
      );
    const begun = performance.now();
    const workbench = createWorkbench({ dir, samples, starter: nothing, now: () => NOW });
    const anew = performance.now() - begun;
    const handler = createDevHandler({ workbench, dir, assets: dir, token: TOKEN, changed: async () => 1 });
    const get = async (path) => (await handler(new Request(`${ORIGIN}${path}`))).json();
    const text = workbench.saved('guide-7');
    const answers = [];
    const panels = [];
    const cpus = [];
    for (let key = 0; key < KEYS; key++) {
      const body = JSON.stringify({
        guide: 'guide-7',
        text: text.replace('Guide 7', `Guide 7${'x'.repeat(key)}`),
      });
      const headers = { 'X-Waymark-Token': TOKEN };
      const used = process.cpuUsage();
      const start = performance.now();
      await (await handler(new Request(`${ORIGIN}/api/draft`, { method: 'POST', body, headers }))).json();
      const told = performance.now();
      createCatalog([await get('/api/own/')]);
      await get('/api/own/guide-7');
      answers.push(told - start);
      panels.push(performance.now() - told);
      const { user, system } = process.cpuUsage(used);
      cpus.push((user + system) / 1000);
    }
    // The first key compiles what no key has asked for yet.
    const [answer, panel, cpu] = [answers, panels, cpus].map((times) => median(times.slice(1)));
    rows.push([
      count,
      answer.toFixed(0),
      panel.toFixed(0),
      (answer + panel).toFixed(0),
      cpu.toFixed(0),
      anew.toFixed(0),
      count === 1_000 ? `≤ ${GOAL}` : '',
    ]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
console.log(`Milliseconds after a key, ${samples.length} runs, median of ${KEYS - 1} keys:\n`);
console.log(table(['guides', 'answer', 'panel', 'both', 'both, CPU', 'whole folder', 'goal'], rows));
