import { redactText } from '../../core/report/redactText.ts';
import { showText } from '../../core/model/value/showText.ts';
import { isJsonObject } from '../../core/model/value/isJsonObject.ts';
import { receivedReport } from '../explain/runOfReport.ts';

/** A failure that people reported and that wants a guide, or a better one. */
interface Need {
  /** As the report server calls the failure; for want of it, what it is told by. */
  readonly failure: string;
  /** Code, type and status where the reports state them, else the subject of the newest. */
  readonly key: string;
  /** The guide that was shown and called not helpful; without it, none was shown. */
  readonly guide?: string;
  readonly reports: number;
  /** Senders that are known apart; 0 where nobody named himself. */
  readonly people: number;
  /** Reports that called the guide not helpful. */
  readonly unhelpful: number;
  /** Epoch milliseconds. */
  readonly firstAt?: number;
  readonly lastAt?: number;
  /** One of the reports: `R-42`, else its id. */
  readonly example: string;
}

/** What received reports say about the guides that are missing. */
export interface Needs {
  readonly reports: number;
  /** Lines that are no report. */
  readonly unread: number;
  /** Most people first, then most reports. */
  readonly needs: readonly Need[];
}

/** Kinds of failures kept apart. */
const MAX_NEEDS = 10_000;

interface OpenNeed extends Omit<Need, 'people' | 'guide' | 'unhelpful'> {
  reports: number;
  withoutGuide: number;
  readonly unhelpful: Map<string, number>;
  readonly people: Set<string>;
  firstAt: number;
  lastAt: number;
}

/** Adds up reports by the failure that they are about. Anything may be added; what is no report is counted. */
export function createNeeds(): { readonly add: (line: unknown) => void; readonly needs: () => Needs } {
  const open = new Map<string, OpenNeed>();
  const sum = { reports: 0, unread: 0 };
  return {
    add(line) {
      const report = receivedReport(line);
      if (!report) {
        sum.unread++;
        return;
      }
      sum.reports++;
      const listed = isJsonObject(line) ? line : {};
      const key = keyOf(report);
      const failure = textOf(listed['failure']) ?? key;
      if (!open.has(failure) && open.size >= MAX_NEEDS) return;
      const at = typeof listed['receivedAt'] === 'number' ? listed['receivedAt'] : report.createdAt;
      const need: OpenNeed = open.get(failure) ?? {
        failure,
        key,
        reports: 0,
        withoutGuide: 0,
        unhelpful: new Map(),
        people: new Set(),
        firstAt: at,
        lastAt: at,
        example: textOf(listed['reference']) ?? report.id,
      };
      need.reports++;
      need.firstAt = Math.min(need.firstAt, at);
      need.lastAt = Math.max(need.lastAt, at);
      const sender = textOf(listed['sender']) ?? textOf(listed['claimedSender']) ?? report.context?.sender;
      if (sender !== undefined) need.people.add(sender);
      // The general guide leads where none fits; it alone has no standing.
      if (!report.guide?.standing && !report.guide?.confident) need.withoutGuide++;
      else if (report.trail?.helpful?.[report.guide.id] === false || report.category === 'guide-wrong')
        need.unhelpful.set(report.guide.id, (need.unhelpful.get(report.guide.id) ?? 0) + 1);
      open.set(failure, need);
    },
    needs: () => ({
      ...sum,
      needs: [...open.values()]
        .filter(({ withoutGuide, unhelpful }) => withoutGuide > 0 || unhelpful.size > 0)
        .map(({ withoutGuide, unhelpful, people, ...need }): Need => {
          const [[guide, times] = [undefined, 0]] = [...unhelpful].toSorted(
            ([, one], [, other]) => other - one,
          );
          return {
            ...need,
            people: people.size,
            unhelpful: times,
            ...(guide !== undefined && times >= withoutGuide && { guide }),
          };
        })
        .toSorted((one, other) => other.people - one.people || other.reports - one.reports),
    }),
  };
}

function keyOf({ step, failures, subject }: NonNullable<ReturnType<typeof receivedReport>>): string {
  const failure = step ?? failures?.[0];
  const named = [failure?.type, failure?.code, failure?.status].filter((one) => one !== undefined);
  return showText(redactText(named.join(' · ') || subject, []).text).slice(0, 120);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
