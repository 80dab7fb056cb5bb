import { earlierRuns } from '../../core/fit/history/earlierRuns.ts';
import type { Catalog } from '../../core/fit/catalog/catalog.ts';
import { openingOf, rankCauses } from '../../core/fit/rank/rankCauses.ts';
import type { GuideBody } from '../../core/model/guide.ts';
import { createWords } from '../../text/createWords.ts';
import { explain } from '../../text/explain.ts';
import { inWords } from '../guides/guideSkeleton.ts';
import type { CommandGuides } from '../guides/loadGuides.ts';
import { answerInput, type InputAnswer, type InputOptions } from './answerInput.ts';
import { moveFor } from './moveFor.ts';

/** What is explained with. */
export interface Explainer {
  readonly catalog: Catalog;
  readonly guides: CommandGuides;
}

/** An answer with the text of the leading guide, which its move may need: a fix opens what the cause that holds names. */
export interface FullAnswer extends InputAnswer {
  /** Absent where no guide leads, or its text cannot be loaded. */
  readonly body: GuideBody | undefined;
}

/** Explains one input as `answerInput` does, with the guide's text at hand. */
export async function fullAnswer(
  { catalog, guides }: Explainer,
  input: unknown,
  options: InputOptions,
): Promise<FullAnswer> {
  const answer = answerInput(catalog, input, options);
  const { run, result } = answer;
  const body = result.lead === null ? undefined : await guides.body(result.lead).catch(() => undefined);
  const opening = body && openingOf(body, rankCauses(body, run, result));
  return { ...answer, body, move: moveFor(catalog, run, result, options.now, opening) };
}

/** The output of `explain --json`: the move's reason contains the author's sentence, for readers without the guide. */
export function answerData(name: string, { body, ...answer }: FullAnswer): object {
  const { because } = answer.move;
  if (because.code !== 'guide' || !body) return { name, ...answer };
  const told = { ...because, prose: body.because[because.rule] };
  return { name, ...answer, move: { ...answer.move, because: told } };
}

/**
 * What `explain` writes.
 *
 * @param now epoch milliseconds
 */
export function answerText({ catalog, guides }: Explainer, answer: FullAnswer, now: number): string {
  // A starter guide may own a screen that the host's settings give no label: its id is read as words then.
  const ids = [...catalog.guides.values()].flatMap((guide) => guide.surfaces);
  const named = ids.map((id) => [id, { label: inWords(id) }] as const);
  const surfaces = { ...Object.fromEntries(named), ...guides.surfaces };
  return explain({ ...answer, ...earlierRuns(answer.run), catalog, words: createWords('en'), now, surfaces });
}
