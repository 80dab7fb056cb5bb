import type { ReactNode } from 'react';
import { showText } from '../core/model/showText.ts';
import { enReport } from '../text/enReport.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from './useSession.ts';
import { useWords } from './useWords.ts';

/** The report to the byte, as the receiver will get it, with what was taken out of it and what was cut. */
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
    <details className="waymark-why" data-part="preview">
      <summary>
        <span>{words.willBeSent}</span>
        <span className="waymark-quiet">{words.previewSize({ units: preview.body.length })}</span>
      </summary>
      <ul className="waymark-removed" data-part="removed">
        {removed.map((removal) => (
          <li key={`${removal.rule} ${removal.path}`}>{words.removed(removal)}</li>
        ))}
        {trimmed.map((trim) => (
          <li key={trim.path}>{words.trimmed(trim)}</li>
        ))}
        {removed.length === 0 && <li>{words.removedNone}</li>}
      </ul>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and scrolling needs the keyboard too */}
      <pre className="waymark-pre" data-part="preview-body" tabIndex={0}>
        {showText(preview.body)}
      </pre>
    </details>
  );
}
