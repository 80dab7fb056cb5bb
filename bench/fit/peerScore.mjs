import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What score.py, beside the labelled cases, makes of the same predictions.
 *
 * @param folder holds score.py and failures.jsonl
 * @returns `undefined` when there is no Python to run it with
 */
export function peerScore(folder, predictions) {
  const scratch = mkdtempSync(join(tmpdir(), 'waymark-score-'));
  try {
    const file = join(scratch, 'predictions.jsonl');
    writeFileSync(file, predictions.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const { error, status, stdout, stderr } = spawnSync(
      'python3',
      [`${folder}/score.py`, `${folder}/failures.jsonl`, file, '--json'],
      { encoding: 'utf8' },
    );
    if (error?.code === 'ENOENT') return undefined;
    if (status !== 0) throw new Error(`score.py failed: ${error ?? stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const FIELDS = {
  strict: 'strict',
  top1: 'top1',
  top3: 'top3',
  sureRight: 'confident_right',
  sureWrong: 'wrong_confident',
  move: 'move',
};
const TOTALS = {
  balancedMoveRecall: 'balanced_move_recall',
  macroClassRecall: 'macro_class_recall',
  sureOnNone: 'confident_on_none',
  missed: 'missed_trouble',
  brier: 'brier',
};

/** Every figure in which ours and score.py's differ, by more than its rounding to four places. */
export function differences({ all, tiers, sources }, peer) {
  const found = [];
  const compare = (name, ours, theirs) => {
    if (!(Math.abs(ours - theirs) <= 0.00011)) found.push(`${name}: ours ${ours}, score.py ${theirs}`);
  };
  const rows = [
    ['all', all, peer.all],
    ...Object.entries(tiers).map(([tier, score]) => [tier, score, peer.tier[tier]]),
    ...Object.entries(sources).map(([source, score]) => [source, score, peer.source[source.split(':')[0]]]),
  ];
  for (const [name, ours, theirs] of rows) {
    compare(`${name} cases`, ours.cases, theirs?.n);
    for (const [own, other] of Object.entries(FIELDS))
      compare(`${name} ${other}`, ours[own], theirs?.[other]);
  }
  for (const [own, other] of Object.entries(TOTALS)) compare(other, all[own], peer[other]);
  return found;
}
