import type { DraftMessages } from '../ReportMessages.ts';

const KEEP_OPEN = 'Keep this page open until the report has been received.';

/** English for the report form. */
export const enReport: DraftMessages = {
  loadingReport: 'Loading…',
  reportIntro: 'Filled in from this run. Add what you know.',
  replacesIntro: 'It replaces the report that was not accepted.',
  beforeReport: 'Before you report',
  trailReplay: ({ done }) => (done ? 'Mission Replay opened' : 'Mission Replay not opened yet'),
  trailStep: ({ done }) => (done ? 'Failing step viewed' : 'Failing step not viewed yet'),
  trailSurface: ({ done }) => (done ? 'Owning surface opened' : 'Owning surface not opened yet'),
  trailTicks: ({ count }, f) =>
    f.plural(count, {
      one: 'One step of the guide ticked',
      other: count === 0 ? 'No step of the guide ticked' : `${f.number(count)} steps of the guide ticked`,
    }),
  showIt: 'Show it',
  categoryLabel: 'What is it about?',
  categoryUnsaid: 'Choose one (optional)',
  category: {
    blocked: 'The run is blocked or stuck',
    'wrong-result': 'The result is wrong or missing',
    'unclear-failure': 'The failure is not clear',
    'guide-wrong': 'The guide does not fit or is wrong',
    other: 'Something else',
  },
  subjectLabel: 'Subject',
  messageLabel: 'Message',
  messageHint: 'What you expected and tried.',
  messageTooLong: ({ over }, f) =>
    f.plural(over, {
      one: 'One character too long; the end will be cut.',
      other: `${f.number(over)} characters too long; the end will be cut.`,
    }),
  otherText: 'Written into this report in another tab:',
  takeOther: 'Add it to the message',
  leaveOther: 'Leave it out',
  partsLabel: 'Included',
  part: {
    mission: 'Mission and task',
    step: 'Failing step',
    artifacts: 'Artifacts',
    log: 'Log excerpt',
    guide: 'Guide and evidence',
    trail: 'What you did so far',
    page: 'This page',
    context: 'You and the system',
  },
  receiverLabel: 'Send to',
  willBeSent: 'Exactly what will be sent',
  previewSize: ({ units }, f) =>
    f.plural(units, { one: 'One character', other: `${f.number(units)} characters` }),
  removedNone: 'Nothing like a secret was found.',
  removedKind: {
    email: 'e-mail address',
    'card-number': 'card number',
    'host-secret': 'value that this product keeps secret',
    'named-secret': 'secret',
    'private-key': 'private key',
    jwt: 'token',
    cookie: 'cookie',
  },
  reportPlace: {
    message: 'message',
    subject: 'subject',
    run: 'run',
    mission: 'mission',
    task: 'task',
    step: 'failing step',
    failures: 'failures',
    artifacts: 'artifacts',
    log: 'log excerpt',
    guide: 'guide and evidence',
    trail: 'what you did so far',
    page: 'page address',
    context: 'you and the system',
  },
  removed: ({ kind, place, count }, f) =>
    `Removed from ${place}: ${kind}${count > 1 ? `, ${f.number(count)} times` : ''}`,
  trimmed: ({ place, from, to }, f) =>
    to === 0
      ? `Left out to fit: ${place}, ${f.number(from)} characters`
      : `Shortened to fit: ${place}, from ${f.number(from)} to ${f.number(to)} characters`,
  previewFailed: 'Secrets could not be removed with certainty, so nothing can be sent from here.',
  noReceiver: 'No receiver is set. Copy the text to support.',
  interactiveAhead: 'Finish it there; this panel cannot see whether it was sent.',
  offlineAhead: 'You are offline. The report is sent once you are back.',
  notDurableAhead: {
    blocked: `Nothing can be saved here. ${KEEP_OPEN}`,
    full: `This browser is full. ${KEEP_OPEN}`,
    newer: `Another tab runs a newer version. ${KEEP_OPEN}`,
    broken: `This browser’s storage fails. ${KEEP_OPEN}`,
    evicted: `This browser deleted what was stored. ${KEEP_OPEN}`,
  },
  sendTo: ({ receiver }) => `Send to ${receiver}`,
  continueTo: ({ receiver }) => `Continue to ${receiver}`,
  saving: 'Saving…',
  notHandedOver: {
    'no-outbox': 'Not sent: it could not be saved. Your text is kept; try again, or copy it.',
    'not-opened': 'Not opened: the browser blocked it. Your text is kept; try again, or copy it.',
    'other-text':
      'Not sent: another tab has sent this report with another text. Look at it above; send this one too only if it adds something.',
  },
  receiverSays: ({ said }) => `“${said}”`,
  discard: 'Discard',
  discardQuestion: 'Discard what you wrote?',
  keepDraft: 'Keep it',
  draftKept: 'Your text is kept on this device until you send or discard it.',
  draftInPage: 'Your text is kept as long as this page is open.',
};
