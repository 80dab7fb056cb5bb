// node bench/kills.mjs [kills] [seed] [tears] [browser]: real Chromium, real storage, one profile. The browser's process is killed (SIGKILL) at
// random moments while it saves and sends, the server dies and comes back; after some kills the log of a database is torn, so that
// Chromium drops it whole. Then one browser may live and send what is left. `browser`: path of a Firefox, for one without tears.
import { runnerImport } from 'vite';
import { findChromium } from './lib/findChromium.mjs';

const [kills = 500, seed = 1, tears = 20] = process.argv.slice(2, 5).map(Number);
const browser = process.argv[5] ?? findChromium();
const options = { configFile: false, logLevel: 'error' };
const { module } = await runnerImport('./tests/session/outbox/killBrowsers.ts', options);
const startedAt = Date.now();
const outcome = await module.killBrowsers(browser, kills, { seed, tears, say: console.log });
console.log(`
kills of the browser        ${outcome.kills}
kills of the server         ${outcome.serverKills}
reports said to be saved    ${outcome.saved}
lost after "saved"          ${outcome.lost.length} ${outcome.lost.join(' ')}
filed twice                 ${outcome.twice.length} ${outcome.twice.join(' ')}
resent, told by the key     ${outcome.resends}
not delivered at the end    ${outcome.open.length} ${outcome.open.join(' ')}
logs torn                   ${outcome.torn}
databases found emptied     ${outcome.evicted}
reports found missing       ${outcome.wiped.length} ${outcome.wiped.join(', ')}
${outcome.evidence ? `see ${outcome.evidence}\n` : ''}${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
if (outcome.lost.length || outcome.twice.length || outcome.open.length) process.exitCode = 1;
process.exit();
