import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { answerInput, type InputOptions } from './answerInput.ts';
import { EXIT_CODE } from '../cli/exitCode.ts';
import type { Io } from '../cli/io.ts';
import { streamCases } from './streamCases.ts';

/** What a batch is explained with. */
interface BatchOptions extends Pick<InputOptions, 'from' | 'lead'> {
  readonly catalog: Catalog;
}

/**
 * One line in, one line out: `{"id", "input"}` → `{"id", "trouble", "lead", "ranked", "move"}`. A line that cannot be read is said on
 * standard error with its number, and has a line without an answer, so that the n-th line out still belongs to the n-th in.
 *
 */
export async function explainBatch(
  paths: readonly string[],
  { catalog, from, lead }: BatchOptions,
  io: Io,
): Promise<number> {
  let code: number = EXIT_CODE.ok;
  for await (const { name, found } of streamCases(paths, 'Explained', io)) {
    if (!found) code = EXIT_CODE.wrong;
    io.stdout(
      `${JSON.stringify(found ? lineOf() : { id: null, error: `Nothing to explain at ${name}.` })}\n`,
    );
    if (!(await io.stdoutReady())) break;

    function lineOf(): object {
      const { id, input } = found!;
      const { result, move } = answerInput(catalog, input, {
        now: io.now(),
        name: typeof id === 'string' ? id : name,
        from,
        lead,
      });
      return {
        id,
        trouble: result.trouble ?? null,
        lead: result.lead,
        ranked: result.fits.map(({ guide, confidence, standing }) => ({ guide, confidence, standing })),
        move: move.kind,
      };
    }
  }
  return code;
}
