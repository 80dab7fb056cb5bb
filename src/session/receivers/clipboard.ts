import type { Receiver } from './receiver.ts';
import { raceAbort } from './raceAbort.ts';
import { writeReport, type ReportFormat } from './writeReport.ts';

export interface ClipboardOptions {
  /** @default 'markdown' */
  readonly format?: ReportFormat;
  /** Shown as "Send to …". @default 'the clipboard' */
  readonly label?: string;
  /** @default the browser's clipboard, which only secure pages have */
  readonly write?: (text: string) => Promise<void>;
}

/** Copies the whole report, to be pasted where support reads. @see https://developer.mozilla.org/docs/Web/API/Clipboard/writeText */
export function clipboard(options: ClipboardOptions = {}): Receiver {
  const { format = 'markdown', label = 'the clipboard', write = copy } = options;
  return {
    id: 'clipboard',
    label,
    limits: {},
    interactive: true,
    encode: (report) => writeReport(report, format),
    async send(_, body, signal) {
      try {
        await raceAbort(async () => write(body), signal);
        return { kind: 'handed-over', to: 'clipboard' };
      } catch {
        return { kind: 'rejected', reason: 'blocked', status: 0 };
      }
    },
  };
}

function copy(text: string): Promise<void> {
  return navigator.clipboard.writeText(text);
}
