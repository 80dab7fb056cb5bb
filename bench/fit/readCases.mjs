import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withRefining } from './refines.mjs';

/** The folder of labelled failures beside the repository, or where WAYMARK_BENCH says. Used in place, never copied. */
export function benchFolder() {
  const folder =
    process.env.WAYMARK_BENCH ?? fileURLToPath(new URL('../../../shared/bench', import.meta.url));
  if (existsSync(`${folder}/failures.jsonl`)) return folder;
  throw new Error(
    `No labelled cases at ${folder}/failures.jsonl. Set WAYMARK_BENCH to the folder that holds failures.jsonl.`,
  );
}

/** What the first part of a case's id stands for. */
const SOURCES = {
  arx: 'AgentRx trajectories',
  erlog: 'OpenStack CI logs',
  erq: 'OpenStack CI queries',
  gh: 'GitHub webhooks',
  ghapi: 'GitHub API answers',
  holmes: 'HolmesGPT kubectl output',
  http: 'model API answers',
  pt: 'PyTorch CI logs',
  rep: 'reproduced here',
  swe: 'SWE-agent trajectories',
  tmprl: 'Temporal fixtures',
  ww: 'Who&When trajectories',
};

/**
 * The labelled failures of the bench folder, and of those that WAYMARK_BENCH_MORE names (with `:` between), each `{ id, tier, source, guides, input, label }`: what a person would hand over, and what is right.
 * A folder may hold `guides` as they were before anybody had read its cases; then these answer them, as for failures nobody has seen.
 */
export function readCases(readLabel) {
  const more = (process.env.WAYMARK_BENCH_MORE ?? '').split(':').filter(Boolean);
  return [benchFolder(), ...more]
    .flatMap((folder) => {
      const guides = existsSync(`${folder}/guides`) ? `${folder}/guides` : undefined;
      const lines = readFileSync(`${folder}/failures.jsonl`, 'utf8').split('\n').filter(Boolean);
      return lines.map((line) => ({ ...JSON.parse(line), guides }));
    })
    .map((line) => {
      const prefix = line.id.split('-')[0];
      return {
        id: line.id,
        tier: line.tier,
        source: `${prefix}: ${SOURCES[prefix] ?? 'unnamed'}`,
        guides: line.guides,
        input: line.input,
        label: withRefining(readLabel({ acceptable_classes: [], acceptable_moves: [], ...line })),
      };
    });
}
