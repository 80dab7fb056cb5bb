import type { Scalar } from '../../model/condition.ts';
import { type CauseLink, causeChain } from '../../model/failures.ts';
import type { PlacedFailure } from '../../model/fit.ts';
import { isOver, type Run, type Step } from '../../model/run.ts';
import type { SignalName } from '../../model/signal/signals.ts';
import type { Verdict } from '../../model/trail.ts';
import { readHistory } from '../history/readHistory.ts';
import { silenceOf } from '../../model/trouble.ts';
import { stepWith } from '../../model/stepWith.ts';
import { logTexts, messageTexts } from './logTexts.ts';
import { isGeneralValue } from '../log/isGeneralValue.ts';
import { readLog, type LogFinding, type LogFindings } from '../log/readLog.ts';
import { isAsideAt } from '../log/lineKind.ts';
import type { SignalEntry, SignalReadings, TextEntry, TextSignal } from './signalReadings.ts';

const logsRead = new WeakMap<Run, Map<string, LogFindings>>();

/** Everything that the signals of one run are read from. */
interface Source {
  readonly run: Run;
  readonly placed: PlacedFailure | undefined;
  readonly chain: readonly CauseLink[];
  /** The step the failure is about. */
  readonly step: { readonly step: Step; readonly path: string } | undefined;
  readonly verdict: Verdict | undefined;
  readonly found: () => ReadonlyMap<string, readonly SignalEntry[]>;
}

type Entries = readonly SignalEntry[] | undefined;
type Reader = (source: Source, name: string) => Entries;

/** Latest values of one signal taken from one text; the program has mostly recovered from what earlier lines say. */
const MAX_VALUES_PER_TEXT = 8;

const one = (value: Scalar | undefined | null, path: string): Entries =>
  value === undefined || value === null ? undefined : [{ value, path }];

/** Reads a signal named after the field of the run it comes from; fields of the run itself have the prefix `run.`. */
const field: Reader = ({ run }, name) => {
  const path = name.replace(/^run\./, '');
  const [first, second] = path.split('.') as [keyof Run, string | undefined];
  const value = run[first] as Scalar | Readonly<Record<string, Scalar>> | undefined;
  const entries = one(second && typeof value === 'object' ? value[second] : (value as Scalar), path);
  return entries && first === 'blocker' ? [{ ...entries[0]!, said: 'host' }] : entries;
};

/** Reads a field of the failure along its causes, then values from text. */
const alongCauses: Reader = (source, name) => {
  if (isKnownToHaveNone(source)) return [];
  const key = name.slice('error.'.length) as 'code';
  const stated = source.chain.flatMap(({ failure, path }) => {
    const value = failure[key];
    return value === undefined ? [] : [entryAt(source, value, `${path}.${key}`)];
  });
  const all = [...stated, ...(source.found().get(name) ?? [])];
  return all.length > 0 ? [...all, ...all.flatMap((entry) => kindsOf(entry, key))] : undefined;
};

/**
 * The kinds an error belongs to by its name: a `WriteTimeoutException` is a `TimeoutException`. A code that opens with *Invalid* says that a
 * service refused a value, unless the value is a credential.
 * @see https://learn.microsoft.com/dotnet/standard/design-guidelines/names-of-classes-structs-and-interfaces
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
function kindsOf(entry: SignalEntry, key: string): readonly SignalEntry[] {
  const name = String(entry.value);
  const kinds = [...name.matchAll(/[A-Z]?[a-z\d]+|[A-Z]+(?![a-z])/g)]
    .slice(1, -1)
    .map(({ index }) => name.slice(index));
  if (key === 'code' && REFUSED_VALUE.test(name)) kinds.push('Invalid');
  return kinds.filter((kind) => !isGeneralValue(kind)).map((value) => ({ ...entry, value, kind: true }));
}

const REFUSED_VALUE = /^invalid(?!.*(?:auth|cred|token|key|pass|sign|state|org)).{2}/i;

const outermost =
  (key: 'allowed' | 'after'): Reader =>
  (source) => {
    if (isKnownToHaveNone(source)) return [];
    const link = source.chain.find(({ failure }) => failure.retry?.[key] !== undefined);
    return link && [entryAt(source, link.failure.retry![key]!, `${link.path}.retry.${key}`)];
  };

const ofStep: Reader = ({ step }, name) => {
  const key = name.slice('step.'.length) as 'kind' | 'optional' | 'repeatable';
  const value = step?.step[key];
  return step && value !== undefined
    ? [{ value, path: `${step.path}.${key}`, stepId: step.step.id }]
    : undefined;
};

const READERS: Record<Exclude<SignalName, TextSignal | `trail.${string}` | `can.${string}`>, Reader> = {
  'error.code': alongCauses,
  'error.reason': alongCauses,
  'error.timeout': alongCauses,
  'error.retryAllowed': outermost('allowed'),
  'error.type': alongCauses,
  'error.status': alongCauses,
  'error.grpcStatus': alongCauses,
  'error.exitCode': alongCauses,
  'error.signal': alongCauses,
  'error.retryAfter': outermost('after'),
  'error.provider': alongCauses,
  'step.kind': ofStep,
  'step.optional': ofStep,
  'step.repeatable': ofStep,
  'run.status': field,
  'run.phase': field,
  'run.attempt': field,
  'run.silence': ({ run }) => (isOver(run.status) ? [] : one(silenceOf(run), 'lastEventAt')),
  'run.duration': ({ run }) => one(since(run.startedAt, run.endedAt ?? run.observedAt), 'startedAt'),
  'run.cancelled': ({ run, placed }) => one(run.status && run.status === 'cancelled' && !placed, 'status'),
  'waiting.for': field,
  'waiting.who': field,
  'waiting.time': ({ run }) => one(since(run.waiting?.since, run.observedAt), 'waiting.since'),
  'retry.state': field,
  'retry.sameFailure': (source, name) =>
    field(source, name) ?? one(readHistory(source.run)?.alike.inARow, 'history'),
  'history.alike': ({ run }) => one(readHistory(run)?.alike.times, 'history'),
  'history.flaky': ({ run }) => one(readHistory(run)?.isFlaky, 'history'),
  'artifacts.count': ({ run }) => one(count(run), 'artifacts'),
  'artifacts.missing': ({ run }) => one(areMissing(run), 'artifacts'),
  'artifacts.partial': ({ run }) => readPartial(run),
  'context.attached': field,
  'context.used': field,
  'context.unused': ({ run }) => one(isUnused(run), 'context.used'),
  'budget.unit': field,
  'budget.exceeded': ({ run: { budget } }) => one(budget && budget.used >= budget.limit, 'budget.used'),
  'evaluation.passed': field,
  verdict: ({ verdict }) => verdict && [{ value: verdict, path: 'verdict', said: 'operator' }],
  'blocker.surface': field,
  'blocker.move': field,
  'source.system': field,
};

/**
 * Every signal of a run, each read when first asked for and then kept (RULES S1–S15).
 * @param placed the failure being explained; signals of an error are read from it and along its causes
 */
export function readSignals(
  run: Run,
  placed: PlacedFailure | undefined,
  extra: { readonly verdict?: Verdict | undefined } = {},
): SignalReadings {
  const chain = causeChain(placed?.failure, placed?.path);
  const texts: Readonly<Record<TextSignal, () => readonly TextEntry[] | undefined>> = {
    log: once(() => logTexts(run, chain, placed)),
    'error.message': once(() => {
      const found = messageTexts(chain, placed);
      return found.length > 0 ? found : undefined;
    }),
    'blocker.text': once(
      () => run.blocker && [{ path: 'blocker.text', text: run.blocker.text, truncated: false }],
    ),
  };
  const source: Source = {
    run,
    placed,
    chain,
    step: findStep(run, placed),
    verdict: extra.verdict,
    found: once(() => findInTexts(run, texts.log() ?? [])),
  };
  const read = new Map<string, Entries>();
  return {
    get: (name) => {
      if (!read.has(name)) read.set(name, readOne(source, name));
      return read.get(name);
    },
    text: (name) => (Object.hasOwn(texts, name) ? texts[name]() : undefined),
    isAside: (text, offset) => offset >= readLogOnce(run, text).aftermath || isAsideAt(text, offset),
  };
}

function readOne(source: Source, name: string): Entries {
  if (Object.hasOwn(READERS, name)) return READERS[name as keyof typeof READERS](source, name);
  const fact = name.startsWith('host.') ? name.slice(5) : '';
  const { facts = {} } = source.run;
  return fact !== '' && Object.hasOwn(facts, fact) ? one(facts[fact], `facts.${fact}`) : undefined;
}

/** Codes, types and statuses found in the texts, the latest first. */
function findInTexts(run: Run, texts: readonly TextEntry[]): ReadonlyMap<string, readonly SignalEntry[]> {
  const all = new Map<string, SignalEntry[]>();
  for (const { text, path, stepId, startLine = 1 } of texts) {
    const taken = new Map<string, number>();
    const { found } = readLogOnce(run, text);
    for (let index = found.length - 1; index >= 0; index--) {
      const { signal, value, line, start, end, aside }: LogFinding = found[index]!;
      const times = (taken.get(signal) ?? 0) + 1;
      if (times > MAX_VALUES_PER_TEXT) continue;
      taken.set(signal, times);
      const entries = all.get(signal) ?? [];
      all.set(signal, entries);
      const known = entries.findIndex((entry) => entry.value === value);
      if (known >= 0 && !(entries[known]!.aside && !aside)) continue;
      if (known >= 0) entries.splice(known, 1);
      const of = stepId === undefined ? {} : { stepId };
      const over = aside ? { aside } : {};
      entries.push({ value, path, ...of, line: startLine + line - 1, start, end, fromText: true, ...over });
    }
  }
  return all;
}

function entryAt({ placed }: Source, value: Scalar, path: string): SignalEntry {
  return placed?.stepId === undefined ? { value, path } : { value, path, stepId: placed.stepId };
}

/** Both failures and steps are known, and none of them failed. */
function isKnownToHaveNone({ run, placed }: Source): boolean {
  return placed === undefined && run.failures !== undefined && run.steps !== undefined;
}

function findStep({ steps = [] }: Run, placed: PlacedFailure | undefined): Source['step'] {
  const step = stepWith(placed?.stepId, steps);
  return step && { step, path: `steps[${steps.indexOf(step)}]` };
}

function since(start: number | undefined, end: number): number | undefined {
  return start === undefined ? undefined : end - start;
}

function count({ artifacts }: Run): number | undefined {
  return artifacts === null ? 0 : artifacts?.length;
}

function areMissing(run: Run): boolean | undefined {
  const number = count(run);
  if (number === undefined) return undefined;
  return number > 0 ? false : run.expects?.artifacts;
}

function readPartial({ artifacts }: Run): Entries {
  const list = artifacts === null ? [] : artifacts;
  if (!list) return undefined;
  const index = list.findIndex((artifact) => artifact.partial === true);
  if (index >= 0) return one(true, `artifacts[${index}].partial`);
  return list.some((artifact) => artifact.partial === undefined) ? undefined : one(false, 'artifacts');
}

function isUnused({ context }: Run): boolean | undefined {
  if (!context) return undefined;
  if (context.attached === 0) return false;
  return context.used === undefined ? undefined : context.used === 0;
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: work() }).value;
}

/**
 * `readLog`, cached by run object and text: a panel asks again at every answer, cursor and open guide, of a run that intake copied and
 * nobody changes.
 */
function readLogOnce(run: Run, text: string): LogFindings {
  let texts = logsRead.get(run);
  if (!texts) logsRead.set(run, (texts = new Map()));
  let findings = texts.get(text);
  if (!findings) texts.set(text, (findings = readLog(text)));
  return findings;
}
