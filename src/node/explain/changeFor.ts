import { createCatalog } from '../../core/fit/catalog/createCatalog.ts';
import { fit } from '../../core/fit/fit.ts';
import { readSignals } from '../../core/fit/signal/readSignals.ts';
import type { Atom, Expression } from '../../core/model/condition.ts';
import { isTextSignal } from '../../core/fit/condition/evaluate.ts';
import type { SignalReadings } from '../../core/fit/signal/signalReadings.ts';
import type { Fit, FitResult, LeadPolicy } from '../../core/model/fit.ts';
import type { Alternative, GuideHead, GuideIndex } from '../../core/model/guide.ts';
import type { Run } from '../../core/model/run.ts';
import { SIGNALS } from '../../core/model/signal/signals.ts';
import { EMPTY_TRAIL } from '../../core/model/trail.ts';
import { plural } from '../cli/plural.ts';
import { namedValues } from './namedValues.ts';
import { standsAs } from './standsAs.ts';

/** A guide that does not lead for a run. */
export interface ChangeInput {
  readonly head: GuideHead;
  /** All guides there are, in the order a host merges them. */
  readonly indexes: readonly GuideIndex[];
  readonly run: Run;
  readonly result: FitResult;
  /** The guide's own fit, without the others where it is behind them; absent where none of its conditions holds. */
  readonly own: Fit | undefined;
  readonly lead?: LeadPolicy | undefined;
}

/** A guide that was changed, with the atoms that its conditions point into. */
interface Changed {
  readonly head: GuideHead;
  readonly atoms: readonly Atom[];
}

/** The smallest change that would help, as an instruction. Where it can be tried, it says whether the guide leads then. */
export function changeFor(input: ChangeInput): string {
  const { head, run, result, own } = input;
  const { trouble } = result;
  if (head.role === 'general') return 'It leads where no other guide is sure; it is never ranked.';
  if (trouble === 'none' || trouble === 'retrying')
    return `The run has no trouble that a guide is shown for (${trouble}).`;
  if (result.ruledOut.some(({ guide }) => guide === head.id))
    return 'Narrow the condition of that gate, or take it out.';
  const { atoms } = indexWith(input);
  if (trouble !== undefined && !head.trouble.includes(trouble)) {
    const wider = { head: { ...head, trouble: [...head.trouble, trouble] }, atoms };
    return `The run is ${trouble}, and the guide is for ${head.trouble.join(', ')}. Add \`${trouble}\` to \`trouble\` if it is for such runs. ${outcome(wider, input)}`;
  }
  const readings = readSignals(run, result.failure);
  if (!own) {
    const misquoted = misquotedIn(head, atoms, readings);
    if (misquoted)
      return `"${misquoted.phrase}" stands in the ${misquoted.place} as “${misquoted.text}”. Write it so. ${outcome({ head, atoms: misquoted.atoms }, input)}`;
  }
  if (own && isMinor(head, own)) {
    const symptoms = head.symptoms.map((symptom) => ({
      ...symptom,
      any: symptom.any.map(({ when }): Alternative => ({ when })),
    }));
    return `Only conditions with \`minor when\` hold. Write \`when\` where the words stand for this problem alone. ${outcome({ head: { ...head, symptoms }, atoms }, input)}`;
  }
  if (own?.possible)
    return 'A `requires when` cannot be told from this run. Let the host state that signal, or take the gate out.';
  const asked = own?.symptoms.flatMap(({ alternatives }) =>
    alternatives.flatMap(({ evidence }) => evidence.map(({ signal }) => signal)),
  );
  const named = namedValues(readings).filter(({ signal }) => !asked?.includes(signal));
  const opening = own ? 'It needs more than that.' : 'None of its conditions holds in this run.';
  if (named.length === 0)
    return `${opening} ${own ? 'The guide already asks for every code, type and status of this run. Pass the exit code or status along with the run where the program has one' : 'The run has no code, type or status to ask for. Add a condition that names words of its log'}, or take words out of the guide that leads.`;
  let said = '';
  for (const [last] of named.entries()) {
    const some = named.slice(0, last + 1);
    const conditions = some.map(({ signal, value }) => `\`when ${signal} = ${String(value)}\``);
    said = `${opening} Name what the run states: ${conditions.join(' and ')}. ${outcome(naming(some, head, atoms), input)}`;
    if (said.endsWith(LEADS)) break;
  }
  return said;
}

/** The guide with a condition more for each of these values. */
function naming(some: ReturnType<typeof namedValues>, head: GuideHead, atoms: readonly Atom[]): Changed {
  const any = some.map((_, at): Alternative => ({ when: atoms.length + at }));
  const more = some.map(({ signal, value }): Atom => {
    const { family } = SIGNALS.find(({ name }) => name === signal)!;
    return { signal, op: '=', value, family };
  });
  return { head: { ...head, symptoms: [...head.symptoms, { text: [], any }] }, atoms: [...atoms, ...more] };
}

const LEADS = 'Then it leads.';

/** What a fit with the changed guide says of it. */
function outcome({ head, atoms }: Changed, input: ChangeInput): string {
  const own = indexWith(input);
  const guides = own.guides.map((one) => (one.id === head.id ? head : one));
  const indexes = input.indexes.map((one) => (one === own ? { ...own, atoms, guides } : one));
  const { lead, fits } = fit(createCatalog(indexes), input.run, { trail: EMPTY_TRAIL, lead: input.lead });
  if (lead === head.id) return LEADS;
  const place = fits.findIndex(({ guide, near }) => guide === head.id && !near);
  if (place < 0) return 'By itself that is not enough.';
  const { standing } = fits[place]!;
  const first = fits.find(({ guide, near }) => guide !== head.id && !near);
  const why =
    standing === 'likely'
      ? ' it is likely, and only what is clear leads here'
      : first && ` \`${first.guide}\` has ${points(first)}`;
  return `Then it has ${points(fits[place]!)}, and does not lead yet${why ? `:${why}` : ''}.`;
}

function indexWith({ head, indexes }: ChangeInput): GuideIndex {
  return indexes.find(({ guides }) => guides.includes(head))!;
}

/** Whether all that is seen of a guide is seen by conditions with `minor when`. */
function isMinor(head: GuideHead, { symptoms }: Fit): boolean {
  return symptoms
    .filter(({ state }) => state === 'seen')
    .every(({ symptom, alternatives }) =>
      alternatives.every(({ state }, way) => state !== 'seen' || head.symptoms[symptom]!.any[way]?.minor),
    );
}

interface Misquoted {
  readonly phrase: string;
  readonly text: string;
  readonly place: string;
  /** Atoms in which the phrase is written as it stands. */
  readonly atoms: readonly Atom[];
}

/** The first phrase of a guide that stands otherwise in the run. */
function misquotedIn(
  head: GuideHead,
  atoms: readonly Atom[],
  readings: SignalReadings,
): Misquoted | undefined {
  const used = new Set(head.symptoms.flatMap(({ any }) => any.flatMap(({ when }) => atomsOf(when))));
  for (const at of used) {
    const { signal, op, value } = atoms[at]!;
    if (op !== 'contains' || !isTextSignal(signal)) continue;
    for (const phrase of [value].flat().map(String)) {
      const found = standsAs(phrase, readings.text(signal) ?? []);
      if (!found) continue;
      const place = signal === 'log' ? `log, line ${found.line},` : 'message';
      const mended = { ...atoms[at]!, value: [found.text] };
      return { phrase, text: found.text, place, atoms: atoms.with(at, mended) };
    }
  }
  return undefined;
}

function atomsOf(when: Expression): readonly number[] {
  return typeof when === 'number' ? [when] : when.slice(1).flatMap((part) => atomsOf(part as Expression));
}

export function points({ score }: Fit): string {
  return plural(score, 'point');
}
