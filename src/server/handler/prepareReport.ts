import { redactReport } from '../../core/report/redactReport.ts';
import { redactText } from '../../core/report/redactText.ts';
import type { HostSecret, Report } from '../../core/model/report.ts';
import { readJson } from '../../core/model/value/readJson.ts';
import type { Trail } from '../../core/model/trail.ts';
import { checkReport } from './checkReport.ts';
import type { ShapeProblem } from './shape.ts';

/** A received body, and what is needed to make a report of it. */
export interface Arrived {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The `Idempotency-Key`. */
  readonly key: string;
  readonly secrets: readonly HostSecret[];
}

/** A report that may be stored, or why there is none. */
export type Prepared =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'not-utf8' | 'not-json' | 'key-is-not-id' }
  | { readonly kind: 'not-a-report'; readonly problems: readonly ShapeProblem[] };

/**
 * Decodes, parses, checks and redacts a body: the steps whose processor time grows with the body.
 * @throws when redacting fails; then nothing may be stored
 */
export function prepareReport({ bytes, key, secrets }: Arrived): Prepared {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'not-utf8' };
  }
  const value = readJson(text);
  if (value === undefined) return { kind: 'not-json' };
  const checked = checkReport(value);
  if ('problems' in checked) return { kind: 'not-a-report', problems: checked.problems };
  // The draft of the header puts it in quotes; current clients do not.
  if (key.replace(/^"(.*)"$/, '$1').toLowerCase() !== checked.report.id) return { kind: 'key-is-not-id' };
  return { kind: 'report', report: redactArrival(checked.report, secrets) };
}

/**
 * Redacts what the sender should have redacted. Where `redactReport` trusts the sender's own lists and names, this does not.
 * @throws nothing by itself; a report on which something else fails is not stored
 */
function redactArrival(report: Report, secrets: readonly HostSecret[]): Report {
  const clean = (text: string): string => redactText(text, secrets).text;
  const { trail, removed, trimmed } = report;
  return redactReport(
    {
      ...report,
      ...(trail && { trail: withCleanNames(trail, clean) }),
      removed: removed.map((one) => ({ ...one, path: clean(one.path) })),
      trimmed: trimmed.map((one) => ({ ...one, path: clean(one.path) })),
    },
    secrets,
  );
}

function withCleanNames(trail: Trail, clean: (text: string) => string): Trail {
  const named = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [clean(name), value]));
  return {
    ...trail,
    ticked: named(trail.ticked),
    helpful: named(trail.helpful),
    ...(trail.unhelpful && { unhelpful: named(trail.unhelpful) }),
  };
}
