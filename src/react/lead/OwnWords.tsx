import { Fragment, type ReactNode } from 'react';
import { causeChain, failureWords } from '../../core/model/failures.ts';
import type { Failure } from '../../core/model/run.ts';
import type { Mark } from '../../text/Messages.ts';
import { showText } from '../../core/model/showText.ts';
import { usePanel } from '../parts/usePanel.ts';

/** More than this is read at the step itself. */
const MOST = 1200;

/** The failure's own message, that of what caused it, and its codes, quoted. */
export function OwnWords({ failure }: { readonly failure: Failure }): ReactNode {
  const { words } = usePanel();
  const said = failureWords(failure);
  const marks = marksOf(failure);
  return (
    <figure className="waymark-own" data-part="own-words">
      <figcaption className="waymark-label">{words.whatTheRunSays}</figcaption>
      {said.map((text, level) => (
        <Fragment key={level}>
          {level > 0 && <p className="waymark-label">{words.causedBy}</p>}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long message scrolls, and scrolling needs the keyboard too */}
          <blockquote className="waymark-pre" tabIndex={0}>
            <bdi>{showText(text.slice(0, MOST))}</bdi>
            {text.length > MOST && ' …'}
          </blockquote>
        </Fragment>
      ))}
      {said.length === 0 && <p className="waymark-quiet">{words.noOwnWords}</p>}
      {marks.length > 0 && (
        <ul className="waymark-marks">
          {marks.map(([signal, value]) => (
            <li key={signal}>
              {words.signal[signal]} <code className="waymark-code">{showText(value)}</code>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** What identifies the failure: each mark and each value once, the outermost that says so. */
function marksOf(failure: Failure): [signal: Mark, value: string][] {
  const marks = new Map<Mark, string>();
  for (const { failure: at } of causeChain(failure)) {
    for (const [signal, value] of [
      ['error.code', at.code],
      ['error.status', at.status],
      ['error.reason', at.reason],
      ['error.exitCode', at.exitCode],
      ['error.signal', at.signal],
      ['error.type', at.type],
    ] as const) {
      const text = String(value ?? '');
      if (text && !marks.has(signal) && ![...marks.values()].includes(text)) marks.set(signal, text);
    }
  }
  return [...marks].slice(0, 3);
}
