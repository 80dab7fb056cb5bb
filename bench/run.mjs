// Every figure of README.md that this machine can measure, one command after the other: node bench/run.mjs
// Each prints its figure beside the peer or limit it is held against. Takes about half an hour.
import { spawnSync } from 'node:child_process';

const COMMANDS = [
  ['bench/size.mjs'],
  ['bench/open.mjs'],
  ['bench/search.mjs'],
  ['bench/replay.mjs', '20'],
  ['bench/redraw.mjs'],
  ['bench/fit.mjs'],
  ['bench/poll.mjs'],
  ['bench/dev.mjs'],
  ['bench/fit/score.mjs'],
  ['bench/redact.mjs'],
  ['bench/outbox.mjs', '1000'],
  ['bench/kills.mjs', '40'],
  ['bench/server.mjs'],
];

for (const args of COMMANDS) {
  console.log(`\n── node ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) console.log(`── ended with ${status}`);
}
