import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The labelled failures beside the repository, or where WAYMARK_BENCH says; used in place, never copied. Each is
 * `{ id, input, right }`: what a person would hand over, and the guides that would be right.
 *
 * An input that is a string is log text; a JSON value is handed over as its JSON text, since adapters for the systems they
 * come from do not exist yet.
 */
export function readCases() {
  const folder =
    process.env.WAYMARK_BENCH ?? fileURLToPath(new URL('../../../shared/bench', import.meta.url));
  const file = `${folder}/failures.jsonl`;
  if (!existsSync(file)) {
    throw new Error(
      `No labelled cases at ${file}. Set WAYMARK_BENCH to the folder that holds failures.jsonl.`,
    );
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ id, tier, input, expected_class: expected, acceptable_classes: acceptable }) => ({
      id,
      tier,
      input: typeof input === 'string' ? input : JSON.stringify(input),
      right: new Set([expected, ...acceptable]),
    }));
}
