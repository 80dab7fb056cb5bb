import type { Report } from '../../core/model/report.ts';
import { reportText } from '../../core/report/reportText.ts';
import { reportTitle } from '../../core/report/reportTitle.ts';
import type { Receiver } from './receiver.ts';

export interface MailOptions {
  /** Where support reads; several are separated by commas. */
  readonly to: string;
  /** Shown as "Send to …". @default 'your mail program' */
  readonly label?: string;
  /** Hands a `mailto:` address to the browser. @default goes there; the page stays */
  readonly open?: (url: string) => void;
}

/** Longest address that mail programs receive whole: browsers and Windows cut at about 2,000. */
const MAX_URL_LENGTH = 1900;

/**
 * Opens the operator's mail program with a message filled in. An address holds little, so most of a log is cut; offer a `download` or
 * `clipboard` beside it. Nothing tells whether there is a mail program, or whether the message is sent.
 * @see https://www.rfc-editor.org/rfc/rfc6068
 */
export function mail({ to, label = 'your mail program', open = goTo }: MailOptions): Receiver {
  const encode = (report: Report): string => {
    const text = reportText(report);
    return `To: ${to}\nSubject: ${reportTitle(report, 120)}\n\n${text.slice(text.indexOf('\n\n') + 2)}`;
  };
  return {
    id: `mail:${to}`,
    label,
    limits: { subject: 120, total: MAX_URL_LENGTH, size: (report) => mailUrl(encode(report)).length },
    interactive: true,
    encode,
    async send(_, body) {
      try {
        const url = mailUrl(body);
        if (url.length > MAX_URL_LENGTH) return { kind: 'rejected', reason: 'too-large', status: 0 };
        open(url);
        return { kind: 'handed-over', to: 'mail' };
      } catch {
        return { kind: 'rejected', reason: 'blocked', status: 0 };
      }
    },
  };
}

/** A message as previewed (`To:`, `Subject:`, an empty line, the text) as an address. */
function mailUrl(message: string): string {
  const [, to = '', subject = '', text = ''] = /^To: (.*)\nSubject: (.*)\n\n([^]*)$/.exec(message) ?? [];
  const recipients = to.split(',').map((address) => encoded(address.trim()).replaceAll('%40', '@'));
  return `mailto:${recipients.join(',')}?subject=${encoded(subject)}&body=${encoded(text.replace(/\n/g, '\r\n'))}`;
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

function goTo(url: string): void {
  window.location.assign(url);
}
