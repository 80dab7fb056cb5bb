import { SECTION_HEADINGS } from '../../core/model/guide.ts';
import { enFrame } from './enFrame.ts';
import type { PanelMessages } from '../Messages.ts';

/** English texts of the panel when it opens. Short and calm: the reader is under stress. */
export const enPanel: PanelMessages = {
  ...enFrame,
  reportRun: 'Report this Run',
  toReport: 'Go to the report',
  toAnswer: 'Back to the answer',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not copied. Select the text and copy it by hand.',
  copyError: 'Copy the error',
  copyReport: 'Copy the report',
  copyCode: 'Copy this code',
  newTab: 'opens in a new tab',
  loadingGuide: 'Loading the guide…',
  guideFailed: 'This guide did not load. Try again, or reload the page.',
  indexFailed: 'The guides did not load. What helps with any run is below.',
  trouble: {
    none: 'No problem found',
    failed: 'Failed',
    cancelled: 'Cancelled',
    blocked: 'Blocked',
    stuck: 'Stuck',
    retrying: 'Retrying',
    empty: 'Nothing delivered',
    wrong: 'Wrong result',
  },
  troubleUnknown: 'State unknown',
  headline: {
    none: 'This run shows no problem',
    failed: 'This run failed',
    cancelled: 'This run was cancelled',
    blocked: 'This run is waiting and cannot go on yet',
    stuck: 'This run has stopped reporting progress',
    retrying: 'The system is retrying this run',
    empty: 'This run finished but delivered nothing',
    wrong: 'This run finished, but its result did not pass its check',
  },
  headlineUnknown: 'The run’s state is unknown',
  tryFailed: ({ attempt, said, at = 0, now }, f) =>
    `Try ${f.number(attempt)} failed${said ? `: ${said}` : ''}; next ${at > now ? `in ${f.duration(at - now)}` : 'now'}`,
  waits: 'Waiting',
  waitsSince: ({ at, now }, f) => {
    const waited = Math.floor((now - at) / 60_000) * 60_000;
    return `since ${f.time(at, now)}${waited > 0 ? ` (${f.duration(waited)})` : ''}`;
  },
  headlineNothing: 'Nothing here says that it failed',
  status: {
    queued: 'queued',
    running: 'running',
    waiting: 'waiting',
    succeeded: 'succeeded',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  atStep: ({ step }) => `Step “${step}”`,
  hostSays: ({ text }) => `The system says: “${text}”`,
  about: {
    root: 'The first failure, not caused by another.',
    terminal: 'The failure that ended the run.',
    cursor: 'The failure at this moment of the replay.',
  },
  alsoFailed: ({ count }, f) =>
    f.plural(count, {
      one: 'One more step failed',
      other: `${f.number(count)} more steps failed`,
    }),
  whatTheRunSays: 'Error text',
  noOwnWords: 'The run left no error text.',
  showAll: 'Show all',
  showLess: 'Show less',
  attempt: ({ attempt }, f) => `Attempt ${f.number(attempt)}`,
  showStep: 'Show this step',
  nextMove: 'Next move',
  moveKind: { fix: 'Fix', retry: 'Retry', continue: 'Continue', report: 'Report' },
  moveFix: 'Follow the steps below',
  moveOpenStep: 'Open the failing step',
  moveOpenSurface: ({ surface }) => `Open ${surface}`,
  moveRetry: 'Retry the run',
  retryReady: 'The wait is over. You can retry now.',
  moveRetryAt: ({ at, now = at }, f) => `Retry in ${f.duration(at - now)}`,
  moveWait: 'Wait',
  moveWaitUntil: ({ at, now }, f) => `Wait until ${f.time(at, now)}`,
  moveResume: 'Resume the run',
  moveDecide: 'Decide',
  moveAnswer: 'Answer',
  moveSkip: 'Skip this step',
  moveNothing: 'Nothing to do',
  repeatQuestion: ({ effects }) => `This would happen again: ${effects}. Retry anyway?`,
  repeatAnyway: 'Retry anyway',
  doNotRepeat: 'Not now',
  movePending: { retry: 'Retrying…', resume: 'Resuming…', skip: 'Skipping the step…' },
  moveDone: { retry: 'Retry started.', resume: 'Run resumed.', skip: 'Step skipped.' },
  moveStarted: ({ run }) => `Retrying as ${run}.`,
  moveFailed: ({ said }) => (said ? `That did not work: “${said}”` : 'That did not work.'),
  movePressedElsewhere: 'Already started a moment ago, perhaps in another tab. Wait for the run to change.',
  answerChanged: 'The run has changed. Here is the new answer.',
  beforeYouDo: 'Before you start',
  reasonNothingWrong: 'This run shows no problem.',
  reasonSystemRetries: ({ at, now }, f) => {
    if (at === undefined || (now !== undefined && at <= now)) {
      return 'The system retries by itself. You need not do anything.';
    }
    const when = now === undefined ? `at ${f.clock(at)}` : `in ${f.duration(at - now)}`;
    return `The system retries by itself ${when}. You need not do anything.`;
  },
  reasonWaiting: ({ for: what, until, who, now }, f) =>
    `The run is waiting for ${what}${who ? ` from ${who}` : ''}${until === undefined ? '' : `, until ${f.time(until, now)}`}.`,
  reasonBlocker: ({ text }) => `The system says: “${text}”`,
  reasonNoGuide: 'No guide clearly explains this failure. The failing step shows what happened.',
  reasonNotRetryable: ({ said }) =>
    said
      ? `The system that failed says not to retry (${said}). The same call would fail again.`
      : 'The system that failed says not to retry. The same call would fail again.',
  reasonFailedAlike: ({ times }, f) =>
    f.plural(times, {
      one: 'One earlier attempt failed the same way. Another is unlikely to help.',
      other: `${f.number(times)} earlier attempts failed the same way. Another is unlikely to help.`,
    }),
  reasonNotRepeatable: 'The failing step may not be safe to repeat. Check what it already did.',
  reasonRepeats: ({ effects }) => `Retrying repeats this: ${effects}.`,
  reasonRetryAfter: ({ at, said, now }, f) => {
    const by = said ? ` (${said})` : '';
    if (now === undefined) return `The system asked to wait until ${f.clock(at)}${by}.`;
    return at > now
      ? `The system asked to wait${by}: ${f.duration(at - now)} left.`
      : `The system asked to wait${by}. That time is over.`;
  },
  reasonHostCannot: {
    retry: 'This page cannot retry the run. Start it again where you started it.',
    resume: 'This page cannot resume the run. Resume it where you manage it.',
    skip: 'This page cannot skip the step.',
  },
  reasonNoSurface: ({ surface }) => `This page has no link to ${surface}. Open it yourself.`,
  reasonNotOptional: 'The run needs this step, so it cannot be skipped.',
  reasonInspectFirst: 'Look at the failing step first. Support can do more once the main symptom is known.',
  waitingFor: {
    approval: 'an approval',
    input: 'an answer',
    capacity: 'free capacity',
    timer: 'a set time',
    retry: 'the next try',
  },
  section: SECTION_HEADINGS,
  card: {
    'What it is': 'What it is',
    'When to use it': 'When to use it',
    'Where to find it': 'Where to find it',
    'What happens next': 'What happens next',
    'Common mistake': 'Common mistake',
    'Related action': 'Related action',
    Tip: 'Tip',
    'It worked when': 'It worked when',
    'To prevent it': 'To prevent it',
    'How long it takes': 'How long it takes',
    'Who can do it': 'Who can do it',
  },
  fixHere: 'How to fix it, for this run',
  whatToLookAt: 'What to look at',
  anyCause: 'Whatever the cause',
  stepsDone: ({ done, of }, f) => `${f.number(done)} of ${f.number(of)}`,
  isItThis: 'Is this it?',
  checkedOn: ({ day }) => `Checked ${day}`,
  tick: ({ item }, f) => `Step ${f.number(item)} done`,
  likelyHere: 'Seen in this run',
  yes: 'Yes',
  no: 'No',
  standing: { clear: 'Clear match', likely: 'Likely match', possible: 'Possible match' },
  likelyLeads: 'Likely match, from words alone. Is this it?',
  generalLeads: 'No guide clearly fits. These steps help with any failed run; the closest guides are below.',
  signal: {
    'error.code': 'Error code',
    'error.reason': 'Stated reason',
    'error.type': 'Error type',
    'error.status': 'HTTP status',
    'error.exitCode': 'Exit code',
    'error.signal': 'Ended by signal',
  },
  symptomState: { seen: 'Seen', 'not-seen': 'Not seen', unknown: 'Can’t tell' },
  youSaid: 'You said so',
  near: 'Similar words only',
  possible: 'Possible: one sign it needs could not be checked',
  notThis: 'Wrong guide?',
  takeBack: 'Undo',
};
