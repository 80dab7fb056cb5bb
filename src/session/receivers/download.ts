import type { Receiver, ReportHead } from './receiver.ts';
import { writeReport, type ReportFormat } from './writeReport.ts';
import { saveFile } from './saveFile.ts';

export interface DownloadOptions {
  /** @default 'markdown' */
  readonly format?: ReportFormat;
  /** Shown as "Send to …". @default 'a file' */
  readonly label?: string;
  /** @default the browser's download */
  readonly save?: (name: string, text: string, type: string) => void;
}

const ENDINGS = { markdown: 'md', text: 'txt', json: 'json' } as const;
const TYPES = { markdown: 'text/markdown', text: 'text/plain', json: 'application/json' } as const;

/**
 * Saves the whole report as a file, to be sent to support in any way. @see https://html.spec.whatwg.org/multipage/links.html#downloading-
 * resources
 */
export function download(options: DownloadOptions = {}): Receiver {
  const { format = 'markdown', label = 'a file', save = saveFile } = options;
  return {
    id: 'download',
    label,
    limits: {},
    interactive: true,
    encode: (report) => writeReport(report, format),
    async send(report, body) {
      try {
        save(`${nameOf(report)}.${ENDINGS[format]}`, body, TYPES[format]);
        return { kind: 'handed-over', to: 'download' };
      } catch {
        return { kind: 'rejected', reason: 'blocked', status: 0 };
      }
    },
  };
}

/** A file name from the run's id, in characters that every file system accepts. */
function nameOf({ id, run }: ReportHead): string {
  return `report-${plain(run.id, 60)}-${plain(id, 8)}`;
}

function plain(text: string, most: number): string {
  return text.replace(/[^\w-]+/g, '-').slice(0, most);
}
