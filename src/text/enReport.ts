import type { ReportMessages } from './Messages.ts';

/** English for the report form. */
export const enReport: ReportMessages = {
  copy: 'Copy',
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
    blocked: 'Not handed over: the browser did not allow it. Allow it for this page, or copy the text.',
  },
  receiverSaid: ({ status, said }, f) => `It answered ${f.number(status)}: “${said}”`,
  textIsKept: 'Your text is kept.',
};
