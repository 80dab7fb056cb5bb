import { SECTION_HEADINGS } from '../core/model/guide.ts';
import { enButton } from './enButton.ts';
import type { Messages } from './Messages.ts';

/** English, the language every missing string falls back to. Short and calm: the reader is under stress. */
export const en: Messages = {
  ...enButton,

  panelName: enButton.helpWithRun,
  close: 'Close help',
  collapse: 'Collapse help',
  expand: 'Expand help',
  back: 'Back',
  forward: 'Forward',
  resize: 'Width of the help panel',
  narrower: 'Narrower',
  wider: 'Wider',
  retryLoading: 'Load again',
  toAnswer: 'Back to the answer',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not copy. Select the text and copy it by hand.',
  copyLink: 'Copy link to this section',
  showMore: 'Show more',
  showLess: 'Show less',
  newTab: 'opens in a new tab',
  loadingGuides: 'Reading this run…',
  loadingGuide: 'Loading the guide…',
  guideFailed: 'This guide could not be loaded. The page may have been updated; loading again often helps.',
  indexFailed: 'The guides could not be loaded. Below is what helps with any run.',
  panelFailed: 'Help ran into a problem of its own. The run is not affected.',
  incomplete: ({ count }, f) =>
    f.plural(count, {
      one: 'One piece of this run could not be read. The answer does not use it.',
      other: `${f.number(count)} pieces of this run could not be read. The answer does not use them.`,
    }),

  trouble: {
    none: 'No trouble',
    failed: 'Failed',
    cancelled: 'Cancelled',
    blocked: 'Blocked',
    stuck: 'Stuck',
    retrying: 'Retrying by itself',
    empty: 'Nothing delivered',
    wrong: 'Wrong result',
  },
  troubleUnknown: 'State unknown',
  headline: {
    none: 'Nothing is wrong with this run',
    failed: 'This run failed',
    cancelled: 'This run was cancelled',
    blocked: 'This run waits before it can go on',
    stuck: 'This run has gone quiet',
    retrying: 'The system is trying again by itself',
    empty: 'This run finished but delivered nothing',
    wrong: 'This run finished, but its result did not pass',
  },
  headlineUnknown: 'The state of this run is not known',
  status: {
    queued: 'queued',
    running: 'running',
    waiting: 'waiting',
    succeeded: 'succeeded',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  runName: ({ run, attempt }, f) => {
    const name = run ? `Run ${run}` : 'This run';
    return attempt !== undefined && attempt > 1 ? `${name}, attempt ${f.number(attempt)}` : name;
  },
  atStep: ({ step }) => `Step “${step}”`,
  runSaid: ({ text }) => `“${text}”`,
  hostSays: ({ text }) => `The system says: “${text}”`,
  about: {
    root: 'The first failure; later ones follow from it.',
    terminal: 'The failure that ended the run.',
    cursor: 'The failure at this moment of the replay.',
  },
  whatTheRunSays: 'In its own words',
  noOwnWords: 'The run left no error text.',
  showStep: 'Show this step',

  nextMove: 'Next move',
  moveKind: { fix: 'Fix', retry: 'Retry', continue: 'Continue', report: 'Report' },
  moveFix: 'Follow the steps below',
  moveOpenStep: 'Open the failing step',
  moveOpenSurface: ({ surface }) => `Open ${surface}`,
  moveRetry: 'Retry the run',
  moveRetryAt: ({ at, now = at }, f) => `Retry in ${f.duration(at - now)}`,
  moveWait: 'Wait',
  moveWaitUntil: ({ at, now }, f) => `Wait until ${f.time(at, now)}`,
  moveResume: 'Resume the run',
  moveSkip: 'Skip this step',
  moveNothing: 'Nothing to do',
  moveReport: 'Report this Run',
  movePending: { retry: 'Retrying…', resume: 'Resuming…', skip: 'Skipping the step…' },
  moveDone: { retry: 'Retry started.', resume: 'Run resumed.', skip: 'Step skipped.' },
  moveStarted: ({ run }) => `Retrying as run ${run}.`,
  moveFailed: ({ said }) => (said ? `That did not work: “${said}”` : 'That did not work.'),
  movePressedElsewhere:
    'This was already started a moment ago, perhaps in another tab. Wait for the run to change.',
  followed: ({ run, from, status }) => {
    const now = `Run ${run} replaces run ${from}`;
    if (status === 'succeeded') return `${now}. It succeeded.`;
    if (status === 'failed') return `${now}. It failed too.`;
    if (status === 'cancelled') return `${now}. It was cancelled.`;
    return status === undefined ? `${now}.` : `${now}. It is ${status}.`;
  },
  answerChanged: 'The run has changed. This answer is new.',
  beforeYouDo: 'Before you do',

  reasonNothingWrong: 'The run shows no sign of trouble.',
  reasonSystemRetries: ({ at, now }, f) => {
    if (at === undefined || (now !== undefined && at <= now)) {
      return 'The system tries again by itself. Nothing is needed from you.';
    }
    const when = now === undefined ? `at ${f.clock(at)}` : `in ${f.duration(at - now)}`;
    return `The system tries again by itself ${when}. Nothing is needed from you.`;
  },
  reasonWaiting: ({ for: what, until, who, now }, f) =>
    `The run waits for ${what}${who ? ` from ${who}` : ''}${until === undefined ? '' : `, until ${f.time(until, now)}`}.`,
  reasonBlocker: ({ text }) => `The system says: “${text}”`,
  reasonNoGuide: 'No guide explains this failure for certain. The failing step shows what happened.',
  reasonNotRetryable: ({ said }) =>
    said
      ? `Retrying was ruled out by the system that failed (${said}). The same call would fail again.`
      : 'Retrying was ruled out by the system that failed. The same call would fail again.',
  reasonFailedAlike: ({ times }, f) =>
    f.plural(times, {
      one: 'One earlier attempt failed in the same way. Another is unlikely to help.',
      other: `${f.number(times)} earlier attempts failed in the same way. Another is unlikely to help.`,
    }),
  reasonNotRepeatable:
    'The failing step is not safe to repeat, and it is not known what a second time would do. Check what it did first.',
  reasonRepeats: ({ effects }) => `A retry does this once more: ${effects}.`,
  reasonRetryAfter: ({ at, said, now }, f) => {
    const by = said ? ` (${said})` : '';
    if (now === undefined) return `The system asked to wait until ${f.clock(at)}${by}.`;
    return at > now
      ? `The system asked to wait ${f.duration(at - now)}${by}.`
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
  },
  contents: 'In this guide',
  facts: 'At a glance',
  factSurfaces: 'Owning surfaces',
  factType: 'Guide type',
  factSections: 'Sections',
  factRelated: 'Related guides',
  factEscalation: 'Escalation',
  factRelatedAction: 'Related action',
  factReviewed: 'Reviewed',
  noteSurfaces: 'Start where the product already explains or controls the problem.',
  noteType: 'Follows the current workflow and who owns it.',
  noteSections: 'Summary first, then steps, mistakes and recovery.',
  relatedGuides: 'Related guides',
  tick: ({ item }, f) => `Step ${f.number(item)} done`,
  likelyHere: 'Seen in this run',
  helpfulQuestion: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  helpfulYes: 'Good. Noted.',
  helpfulNo: 'Noted. Look at the other guides, or report this run.',
  generalLeads:
    'No guide fits for certain, so this is what helps with any failed run. The nearest guides are below.',
  builtin: 'This short form comes with the panel itself.',

  why: 'Why this guide?',
  symptomState: { seen: 'Seen', 'not-seen': 'Not seen', unknown: 'Can’t tell' },
  youSaid: 'You said so',
  undoAnswer: 'Take the answer back',
  askSeen: ({ symptom }) => `Do you see this? ${symptom}`,
  confidence: ({ share, right, of }, f) =>
    `${f.percent(share)} sure: ${f.number(right)} of ${f.number(of)} such matches were right`,
  notConfident: 'Not sure enough to lead',
  possible: 'Possible; one thing it needs is not known',
  score: ({ parts }, f) => parts.map(({ weight, family }) => `${f.number(weight)} ${family}`).join(' + '),
  family: { declared: 'code', type: 'type', protocol: 'status', phrase: 'words', state: 'state' },
  signal: {
    'error.code': 'Error code',
    'error.reason': 'Stated reason',
    'error.timeout': 'Deadline that passed',
    'error.retryAllowed': 'Same call may be made again',
    'error.type': 'Error type',
    'error.status': 'HTTP status',
    'error.grpcStatus': 'gRPC status',
    'error.exitCode': 'Exit code',
    'error.signal': 'Ended by signal',
    'error.retryAfter': 'Asked to wait',
    'error.provider': 'Provider',
    'error.message': 'Error message',
    log: 'Log',
    'step.kind': 'Kind of step',
    'step.optional': 'Step is optional',
    'step.repeatable': 'Step is safe to repeat',
    'run.status': 'Run status',
    'run.phase': 'Phase',
    'run.attempt': 'Attempt',
    'run.silence': 'Time without an event',
    'run.duration': 'Duration of the run',
    'run.cancelled': 'Cancelled, and nothing failed',
    'waiting.for': 'Waits for',
    'waiting.who': 'Waits for whom',
    'waiting.time': 'Time waited',
    'retry.state': 'State of the system’s own retries',
    'retry.sameFailure': 'Earlier attempts that failed alike',
    'artifacts.count': 'Artifacts delivered',
    'artifacts.missing': 'Artifacts expected, none delivered',
    'artifacts.partial': 'An artifact is incomplete',
    'context.attached': 'Context attached',
    'context.used': 'Context used',
    'context.unused': 'Context attached, none used',
    'budget.unit': 'Budget counts',
    'budget.exceeded': 'Budget is used up',
    'evaluation.passed': 'Result passed its check',
    verdict: 'Your verdict',
    'blocker.surface': 'Blocker is controlled in',
    'blocker.move': 'Move the system asks for',
    'blocker.text': 'What the system says blocks the run',
    'source.system': 'Source system',
    'trail.replayOpened': 'Replay opened',
    'trail.failingStepViewed': 'Failing step viewed',
    'trail.surfaceOpened': 'Surface opened',
    'trail.ticked': 'Steps ticked',
    'can.retry': 'Retry is available',
    'can.resume': 'Resume is available',
    'can.skip': 'Skip is available',
    'can.open': 'Surface can be opened',
  },
  evidence: ({ label, value }) => `${label}: “${value}”`,
  evidenceTrue: ({ label }) => `${label}: yes`,
  evidenceFalse: ({ label }) => `${label}: no`,
  place: ({ step, line, path }, f) => {
    const at = line === undefined ? path : `line ${f.number(line)}`;
    return step === undefined ? at : `step “${step}”, ${at}`;
  },
  saidByHost: 'stated by the system',
  saidByOperator: 'you said so',
  otherWays: ({ count }, f) =>
    f.plural(count, {
      one: 'One other sign would also show this',
      other: `${f.number(count)} other signs would also show this`,
    }),
  notThis: 'Not this?',
  others: 'Other guides that fit',
  othersNone: 'No other guide fits this run.',
  ruledOut: 'Ruled out',
  ruledOutBy: ({ guide, symptom }) => `${guide}. Seen here: ${symptom}`,
  missing: ({ guide, symptom }) => `${guide}. Not seen here: ${symptom}`,
  saySomethingElse: 'What is wrong with the result?',
  verdict: {
    'wrong-result': 'The result is wrong',
    'nothing-produced': 'Nothing was produced',
    'context-ignored': 'The context was ignored',
  },
  takeBack: 'Take back',
  search: 'Search the guides',
  searchHint: 'An error code, or a few words',
  searchResults: ({ count, query }, f) =>
    f.plural(count, {
      zero: `No guide found for “${query}”.`,
      one: `One guide found for “${query}”.`,
      other:
        count === 0 ? `No guide found for “${query}”.` : `${f.number(count)} guides found for “${query}”.`,
    }),
  searchClear: 'Clear the search',
  allGuides: 'All guides',

  replayNotYet: 'Not visible yet at this moment',
  replayAppears: 'Appears here',
  replayVisible: 'Already visible at this moment',
  replayAt: ({ at }, f) => `At ${f.clock(at)}`,
  replayStep: ({ step }) => `On screen: step “${step}”`,
  jumpToFailure: 'Jump to the failing step',
  rootFailure: 'First failure',
  recoveredFailure: 'Failed here, then recovered',
  stepAnswer: 'This step failed too, for a reason of its own',
  pin: 'Keep this in view',
  unpin: 'Follow the replay again',
  pinned: ({ step }) => `Kept in view: step “${step}”`,

  reportTitle: 'Report this Run',
  reportIntro: 'Filled in from this run. Check it, add what you know, and send.',
  beforeReport: 'Before you report',
  trailReplay: ({ done }) => (done ? 'Mission Replay opened' : 'Mission Replay not opened yet'),
  trailStep: ({ done }) => (done ? 'Failing step viewed' : 'Failing step not viewed yet'),
  trailSurface: ({ done }) => (done ? 'Owning surface opened' : 'Owning surface not opened yet'),
  trailTicks: ({ count }, f) =>
    f.plural(count, {
      one: 'One step of the guide ticked',
      other: count === 0 ? 'No step of the guide ticked' : `${f.number(count)} steps of the guide ticked`,
    }),
  categoryLabel: 'What is it about?',
  category: {
    blocked: 'I cannot go on',
    'wrong-result': 'The result is wrong',
    'unclear-failure': 'The failure makes no sense to me',
    'guide-wrong': 'The guide does not fit or is wrong',
    other: 'Something else',
  },
  subjectLabel: 'Subject',
  messageLabel: 'Message',
  messageHint: 'What you expected, and what you tried.',
  messageTooLong: ({ over }, f) =>
    f.plural(over, { one: 'One character too long', other: `${f.number(over)} characters too long` }),
  partsLabel: 'Included',
  part: {
    mission: 'Mission and task',
    step: 'Failing step',
    artifacts: 'Artifacts',
    log: 'Log excerpt',
    guide: 'Guide and evidence',
    trail: 'What you did so far',
    page: 'This page',
  },
  willBeSent: 'Exactly what will be sent',
  previewSize: ({ units }, f) =>
    f.plural(units, { one: 'One character', other: `${f.number(units)} characters` }),
  removedNone: 'Nothing that looks like a secret was found.',
  removed: ({ rule, path, count }, f) =>
    `Removed from ${path}: ${rule}${count > 1 ? `, ${f.number(count)} times` : ''}`,
  trimmed: ({ path, from, to }, f) =>
    `Shortened: ${path}, from ${f.number(from)} to ${f.number(to)} characters`,
  previewFailed: 'Secrets could not be removed with certainty, so nothing can be sent from here.',
  noReceiver: 'This page does not say where reports go. Copy the text and send it to support yourself.',
  sendTo: ({ receiver }) => `Send to ${receiver}`,
  sending: 'Sending…',
  sendAgain: 'Send again',
  discard: 'Discard',
  discardQuestion: 'Discard what you wrote?',
  keepDraft: 'Keep it',
  draftKept: 'Your text is kept on this device until you send or discard it.',
  delivered: ({ reference, at }, f) => `Received as ${reference} at ${f.time(at)}.`,
  deliveredAlready: ({ reference }) => `Already received as ${reference}. It was not filed twice.`,
  viewReport: 'View the report',
  handedOver: {
    tab: 'Opened in another tab. Finish it there; this panel cannot see whether it was sent.',
    mail: 'Handed to your mail program. Finish it there; this panel cannot see whether it was sent.',
    clipboard: 'Copied. Paste it where support will read it.',
    download: 'Saved as a file. Send it to support.',
  },
  notSent: {
    offline: 'Not sent: this device is offline.',
    network: 'Not sent: the receiver could not be reached.',
    timeout: 'Not confirmed: the receiver did not answer in time. Sending again will not file it twice.',
    'rate-limited': 'Not sent: the receiver takes no more reports for now.',
    server: 'Not confirmed: the receiver had a problem of its own. Sending again will not file it twice.',
  },
  tryAgainIn: ({ ms }, f) => `Try again in ${f.duration(ms)}.`,
  refused: {
    auth: 'Refused: the receiver does not accept reports from you. Sign in again, or ask who runs it.',
    invalid: 'Refused: the receiver did not accept this report.',
    'too-large': 'Refused: the report is too large. Leave out a part and send again.',
    gone: 'Refused: the receiver takes no reports any more.',
  },
  receiverSaid: ({ status, said }, f) => `It answered ${f.number(status)}: “${said}”`,
  textIsKept: 'Your text is kept.',
};
