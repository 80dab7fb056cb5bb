import type { ReportMessages } from './Messages.ts';

const KEEP_OPEN = 'Keep this page open until the report has been received.';

/** English for the report form and for reports that were sent. */
export const enReport: ReportMessages = {
  copy: 'Copy',
  reportTitle: 'Report this Run',
  loadingReport: 'Filling in the report…',
  reportIntro: 'Filled in from this run. Add what you know, and send.',
  replacesIntro:
    'Your text is back. Once this is saved, it takes the place of the one that was not accepted.',
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
  categoryUnsaid: 'Choose, if one fits',
  category: {
    blocked: 'The run is blocked or stuck',
    'wrong-result': 'The result is wrong or missing',
    'unclear-failure': 'The failure is not clear',
    'guide-wrong': 'The guide does not fit or is wrong',
    other: 'Something else',
  },
  subjectLabel: 'Subject',
  messageLabel: 'Message',
  messageHint: 'What you expected, and what you tried.',
  messageTooLong: ({ over }, f) =>
    f.plural(over, {
      one: 'One character too long; the end will be cut.',
      other: `${f.number(over)} characters too long; the end will be cut.`,
    }),
  otherText: 'This was written into the same report in another tab:',
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
  },
  receiverLabel: 'Send to',
  willBeSent: 'Exactly what will be sent',
  previewSize: ({ units }, f) =>
    f.plural(units, { one: 'One character', other: `${f.number(units)} characters` }),
  removedNone: 'Nothing that looks like a secret was found.',
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
  },
  removed: ({ kind, place, count }, f) =>
    `Removed from ${place}: ${kind}${count > 1 ? `, ${f.number(count)} times` : ''}`,
  trimmed: ({ place, from, to }, f) =>
    to === 0
      ? `Left out to fit: ${place}, ${f.number(from)} characters`
      : `Shortened to fit: ${place}, from ${f.number(from)} to ${f.number(to)} characters`,
  previewFailed: 'Secrets could not be removed with certainty, so nothing can be sent from here.',
  noReceiver: 'This page does not say where reports go. Copy the text and send it to support yourself.',
  interactiveAhead: 'You finish it there; this panel cannot see whether it was sent.',
  offlineAhead: 'This device is offline. The report is saved here and goes out once it is back.',
  notDurableAhead: {
    blocked: `This browser keeps nothing for this page. ${KEEP_OPEN}`,
    full: `This browser has no room left. ${KEEP_OPEN}`,
    newer: `Another tab runs a newer version. ${KEEP_OPEN}`,
    broken: `This browser’s storage does not work. ${KEEP_OPEN}`,
    evicted: `This browser has deleted what was stored. ${KEEP_OPEN}`,
  },
  sendTo: ({ receiver }) => `Send to ${receiver}`,
  continueWith: ({ receiver }) => `Continue with ${receiver}`,
  saving: 'Saving…',
  notHandedOver: {
    'no-outbox': 'Not sent: it could not be saved for sending. Your text is kept; try again, or copy it.',
    'not-opened': 'Not handed over: the browser did not allow it. Your text is kept; try again, or copy it.',
    'other-text':
      'Not sent: another tab has sent this report with another text. Look at it above; send this one too only if it adds something.',
  },
  receiverSays: ({ said }) => `“${said}”`,
  discard: 'Discard',
  discardQuestion: 'Discard what you wrote?',
  keepDraft: 'Keep it',
  draftKept: 'Your text is kept on this device until you send or discard it.',
  draftInPage: 'Your text is kept as long as this page is open.',
  sentTitle: ({ count }, f) =>
    f.plural(count, {
      one: 'This run has been reported',
      other: `This run has been reported ${f.number(count)} times`,
    }),
  sentEarlier: ({ count }, f) =>
    f.plural(count, { one: 'One earlier report', other: `${f.number(count)} earlier reports` }),
  alreadyReported: 'Send another report only if it adds something.',
  unreadable: ({ count }, f) =>
    f.plural(count, {
      one: 'One stored report could not be read. It was set aside, and is not sent.',
      other: `${f.number(count)} stored reports could not be read. They were set aside, and are not sent.`,
    }),
  writeAnother: 'Write another report',
  stage: {
    saved: 'Saved',
    sending: 'Sending',
    waiting: 'Waiting',
    unsure: 'Not certain',
    delivered: 'Received',
    'handed-over': 'Handed over',
    rejected: 'Not accepted',
  },
  someReceiver: 'its receiver',
  savedHere: 'Saved on this device. It goes out by itself, also when you come back later.',
  savedInPage: `Not saved on this device. ${KEEP_OPEN}`,
  isSending: ({ receiver }) => `On its way to ${receiver}.`,
  unsure: ({ receiver }) =>
    `The answer got lost, so it may have arrived. A second try could file it twice. Ask ${receiver} first.`,
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
    offline: 'Not sent yet: this device is offline.',
    network: 'Not sent yet: the receiver could not be reached.',
    timeout: 'Not confirmed yet: the receiver did not answer in time. Trying again will not file it twice.',
    'rate-limited': 'Not sent yet: the receiver takes no more reports for now.',
    server: 'Not confirmed yet: the receiver had a problem of its own. Trying again will not file it twice.',
  },
  nextTry: ({ ms }, f) => `Next try in ${f.duration(ms)}.`,
  refused: {
    auth: 'Refused: the receiver does not accept reports from you. Sign in again, or ask who runs it.',
    invalid: 'Refused: the receiver did not accept this report.',
    'too-large': 'Refused: the report is too large. Leave out a part and send again.',
    gone: 'Refused: the receiver takes no reports any more.',
    blocked: 'Not handed over: the browser did not allow it. Allow it for this page, or copy the text.',
    secret: 'Held back: it holds a value that has since been registered as secret. Nothing was sent.',
  },
  receiverSaid: ({ status, said }, f) =>
    status > 0 ? `It answered ${f.number(status)}: “${said}”` : `It answered: “${said}”`,
  textIsKept: 'Your text is kept.',
  tryNow: 'Try now',
  sendAnyway: 'Send again anyway',
  itArrived: 'It arrived',
  writeAgain: 'Edit and send again',
  download: 'Download',
  doNotSend: 'Do not send',
  doNotSendQuestion: 'Delete this report?',
  forget: 'Remove',
  forgetQuestion: 'Delete this report and its text?',
};
