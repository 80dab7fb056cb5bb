import { useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import type { Session } from '../../session/sessionState.ts';
import { errorLine } from '../../text/errorLine.ts';
import { headline } from '../../text/headline.ts';
import type { PanelWords } from '../../text/wordsFrom.ts';
import type { Loader } from '../parts/createLoader.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { LoadFailed } from '../parts/LoadFailed.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { useCode } from '../parts/useCode.ts';
import { usePanel } from '../parts/usePanel.ts';

interface LazyViewProps<T extends object> {
  readonly loader: Loader<T>;
  /** Which of the panel's headings it brings. */
  readonly heading: string;
  readonly children: (code: T) => ReactNode;
}

/** A view whose code is not part of the panel's own: drawn as soon as it is there, with a way to try again. */
export function LazyView<T extends object>({ loader, heading, children }: LazyViewProps<T>): ReactNode {
  const { session, words, id, reveal } = usePanel();
  const [code, isFailed, load] = useCode(loader);
  const [wasThere] = useState(code !== undefined);
  useEffect(() => {
    if (!code) load();
  }, [code, load]);
  useLayoutEffect(() => {
    // The heading that should have had the focus when the view was opened.
    if (code && !wasThere) reveal(`${id}-${heading}`);
  }, [code, wasThere, reveal, id, heading]);
  if (code) return children(code);
  return isFailed ? (
    <>
      <LoadFailed text={words.panelFailed} retry={() => load()} />
      {heading === 'report' && <CopyButton text={shortReport(session, words)} label={words.copyReport} />}
    </>
  ) : (
    <Skeleton label={words.loadingGuide} />
  );
}

/** What support needs most, for a device on which the form cannot be loaded: what happened, the run, its error, the page. */
function shortReport(session: Session, words: PanelWords): string {
  const { run, result } = session.getState();
  const head = result?.lead ? session.guide(result.lead) : undefined;
  return [
    result && headline(result, new Map(head && [[head.id, head]]), words),
    run?.id,
    run?.url,
    errorLine(result?.failure?.failure)?.whole,
    location.href,
  ]
    .filter(Boolean)
    .join('\n');
}
