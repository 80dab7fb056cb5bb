import type { SentMessages } from '../ReportMessages.ts';

/** English for reports that were sent. */
export const enSent: SentMessages = {
  sentTitle: 'Reports on this run',
  sentEarlier: ({ count }, f) =>
    f.plural(count, { one: 'One earlier report', other: `${f.number(count)} earlier reports` }),
  elsewhere: 'Reports on other runs that were not received yet',
  filedElsewhere: 'Received from elsewhere',
  alreadyReported: 'Send another report only if it adds something.',
  evicted: 'This browser has deleted stored reports. One that you do not see below may not have arrived.',
  unreadable: ({ count }, f) =>
    f.plural(count, {
      one: 'One stored report cannot be read and is not sent.',
      other: `${f.number(count)} stored reports cannot be read and are not sent.`,
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
  savedHere: 'Saved on this device. It is sent even if you leave.',
  savedOnce:
    'Saved on this device, but in one place only, which the browser may clear. Download a copy to be safe.',
  savedInPage: 'Not saved on this device. Keep this page open until the report has been received.',
  isSending: ({ receiver }) => `On its way to ${receiver}.`,
  unsure: ({ receiver }) =>
    `No answer came back, so it may have arrived. Sending it again could file it twice. Ask ${receiver} first.`,
  delivered: ({ reference, at, now }, f) => `Received as ${reference} at ${f.time(at, now)}.`,
  deliveredAlready: ({ reference }) => `Already received as ${reference}. Not filed twice.`,
  viewReport: 'View the report',
  handedOver: {
    tab: 'Opened in another tab. Finish it there; this panel cannot see whether it was sent.',
    mail: 'Handed to your mail program. Finish it there; this panel cannot see whether it was sent.',
    clipboard: 'Copied. Paste it where support reads it.',
    download: 'Saved as a file. Send it to support.',
  },
  notSent: {
    offline: 'Not sent yet: you are offline.',
    network: 'Not sent yet: the receiver could not be reached.',
    timeout: 'Not confirmed yet: the receiver did not answer in time. Trying again will not file it twice.',
    'rate-limited': 'Not sent yet: the receiver takes no more reports for now.',
    server: 'Not confirmed yet: the receiver had a problem. Trying again will not file it twice.',
  },
  nextTry: ({ ms }, f) => `Next try in ${f.duration(ms)}.`,
  refused: {
    auth: 'Refused: the receiver does not accept reports from you.',
    invalid: 'Refused: the receiver did not accept this report.',
    'too-large': 'Refused: the report is too large. Leave out a part and send again.',
    gone: 'Refused: the receiver takes no reports any more.',
    blocked: 'Not opened: the browser blocked it. Allow it for this page, or copy the text.',
    secret: 'Not sent: it holds a secret.',
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
  doNotSendQuestion: 'Delete this report and its text?',
  keepReport: 'Keep it',
  forget: 'Remove',
  forgetQuestion: 'Delete this report?',
};
