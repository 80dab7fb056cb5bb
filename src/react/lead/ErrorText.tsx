import { useState, type ReactNode } from 'react';
import type { Fit } from '../../core/model/fit.ts';
import type { Failure } from '../../core/model/run.ts';
import { showText } from '../../core/model/value/showText.ts';
import { errorLine } from '../../text/errorLine.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { usePanel } from '../parts/usePanel.ts';

/** Longer texts are cut here and read at the step itself; UTF-16 code units. */
const MAX_WHOLE = 4000;

interface ErrorTextProps {
  readonly failure: Failure;
  readonly fit: Fit | undefined;
  /** Facts on the line of the buttons. */
  readonly children: ReactNode;
}

/** The run's own words: the line that says what went wrong and, folded away, the whole failure. */
export function ErrorText({ failure, fit, children }: ErrorTextProps): ReactNode {
  const { words } = usePanel();
  const [isWhole, setWhole] = useState(false);
  const text = errorLine(failure, fit);
  if (!text) {
    return (
      <div data-part="own-words">
        <p className="waymark-quiet">{words.noOwnWords}</p>
        {children}
      </div>
    );
  }
  const whole = text.whole.slice(0, MAX_WHOLE);
  const hasMore = whole.trim() !== text.line;
  return (
    <figure className="waymark-own" aria-label={words.whatTheRunSays} data-part="own-words">
      <blockquote
        className="waymark-pre"
        dir="auto"
        data-state={isWhole ? 'whole' : 'line'}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long message scrolls, and scrolling needs the keyboard too
        tabIndex={0}
        aria-label={words.whatTheRunSays}
      >
        <bdi>{showText(isWhole ? whole : text.line)}</bdi>
        {isWhole && text.whole.length > MAX_WHOLE && ' …'}
      </blockquote>
      <div className="waymark-tools">
        {children}
        {hasMore && (
          <button
            type="button"
            className="waymark-link"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? words.showLess : words.showAll}
          </button>
        )}
        <CopyButton text={text.whole} label={words.copyError} />
      </div>
    </figure>
  );
}
