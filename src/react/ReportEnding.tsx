import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Delivery } from '../core/model/report.ts';
import { showText } from '../core/model/showText.ts';
import { enReport } from '../text/enReport.ts';
import { OutsideLink } from './OutsideLink.tsx';
import { usePanel } from './usePanel.ts';
import { useSession } from './useSession.ts';
import { useWords } from './useWords.ts';

interface ReportEndingProps {
  readonly delivery: Delivery;
  /** When it ended, epoch milliseconds. */
  readonly at: number;
}

/** How the last try went; takes the focus, since the button that was pressed may be gone. Stays until the operator goes on. */
export function ReportEnding({ delivery, at }: ReportEndingProps): ReactNode {
  const words = useWords(enReport);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = box.current?.getRootNode() as Document | ShadowRoot | undefined;
    const frame = box.current?.closest('.waymark-panel');
    const focused = root?.activeElement ?? document.body;
    if (focused === document.body || frame?.contains(focused)) box.current?.focus();
  }, []);
  return (
    <div
      ref={box}
      tabIndex={-1}
      role={delivery.kind === 'delivered' || delivery.kind === 'handed-over' ? 'status' : 'alert'}
      className="waymark-notice"
      data-part="ending"
      data-state={delivery.kind}
    >
      <Ending delivery={delivery} at={at} />
      {delivery.kind !== 'delivered' && delivery.kind !== 'handed-over' && <p>{words.textIsKept}</p>}
    </div>
  );
}

function Ending({ delivery, at }: ReportEndingProps): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReport);
  const now = useSession(session, (state) => state.now);
  switch (delivery.kind) {
    case 'delivered': {
      const { receipt } = delivery;
      const reference = showText(receipt.reference);
      return (
        <>
          <p>
            {receipt.duplicate
              ? words.deliveredAlready({ reference })
              : words.delivered({ reference, at: receipt.at })}
          </p>
          {receipt.url !== undefined && (
            <p>
              <OutsideLink url={receipt.url}>{words.viewReport}</OutsideLink>
            </p>
          )}
        </>
      );
    }
    case 'handed-over':
      return <p>{words.handedOver[delivery.to]}</p>;
    case 'waiting': {
      const left = delivery.after === undefined ? 0 : at + delivery.after - now;
      return (
        <>
          <p>{words.notSent[delivery.reason]}</p>
          {left > 0 && <p>{words.tryAgainIn({ ms: left })}</p>}
        </>
      );
    }
    default:
      return (
        <>
          <p>{words.refused[delivery.reason]}</p>
          {delivery.said && (
            <p>{words.receiverSaid({ status: delivery.status, said: showText(delivery.said) })}</p>
          )}
        </>
      );
  }
}
