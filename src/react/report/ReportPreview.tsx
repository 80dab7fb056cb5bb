import type { ReactNode } from 'react';
import type { Removal } from '../../core/model/report.ts';
import { showText } from '../../core/model/value/showText.ts';
import { enReport } from '../../text/en/enReport.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** What was removed and cut, in words, and the report byte for byte as the receiver gets it. */
export function ReportPreview(): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReport);
  const preview = useSession(session, (state) => state.preview);
  const error = useSession(session, (state) => state.previewError);
  if (error !== undefined) {
    return (
      <p role="alert" className="waymark-notice">
        {words.previewFailed}
      </p>
    );
  }
  if (!preview) return null;
  const { removed, trimmed } = preview.report;
  return (
    <div className="waymark-short" data-part="preview">
      <ul className="waymark-removed" data-part="removed">
        {byPlace(removed).map(({ rule, place, count }) => (
          <li key={`${rule} ${place}`}>
            {words.removed({
              rule,
              kind: name(words.removedKind, rule),
              place: name(words.reportPlace, place),
              count,
            })}
          </li>
        ))}
        {trimmed.map(({ path, from, to }) => (
          <li key={path}>{words.trimmed({ place: name(words.reportPlace, firstOf(path)), from, to })}</li>
        ))}
        {removed.length === 0 && <li>{words.removedNone}</li>}
      </ul>
      <details>
        <summary>
          <span>{words.willBeSent}</span>
          <span className="waymark-quiet">{words.previewSize({ units: preview.body.length })}</span>
        </summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and scrolling needs the keyboard too */}
        <pre className="waymark-pre" data-part="preview-body" tabIndex={0}>
          {showText(preview.body)}
        </pre>
      </details>
    </div>
  );
}

/** Removals of one kind from one part of the report, merged. */
function byPlace(removed: readonly Removal[]): { rule: string; place: string; count: number }[] {
  const found = new Map<string, { rule: string; place: string; count: number }>();
  for (const { rule, path, count } of removed) {
    const place = firstOf(path);
    const key = `${rule} ${place}`;
    found.set(key, { rule, place, count: (found.get(key)?.count ?? 0) + count });
  }
  return [...found.values()];
}

function firstOf(path: string): string {
  return path.split(/[.[]/, 1)[0]!;
}

/** In words where there are any, else the id itself; ids of rules are readable kebab-case. */
function name(words: Readonly<Record<string, string>>, id: string): string {
  return Object.hasOwn(words, id) ? words[id]! : id.replaceAll('-', ' ');
}
