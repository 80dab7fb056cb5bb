import type { ReactNode } from 'react';
import { showText } from '../../core/model/value/showText.ts';
import type { FiledReport } from '../../session/receivers/receiver.ts';
import { enReport } from '../../text/en/enReport.ts';
import { Icon } from '../parts/Icon.tsx';
import { OutsideLink } from '../parts/OutsideLink.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';
import { useWords } from '../parts/useWords.ts';

/** A report that somebody sent from elsewhere: there is nothing to do about it but to look at it. */
export function FiledReportRow({ report }: { readonly report: FiledReport }): ReactNode {
  const { session } = usePanel();
  const words = useWords(enReport);
  const now = useSession(session, (state) => state.now);
  const { subject, receipt } = report;
  return (
    <li className="waymark-sent" data-part="filed" data-state="delivered">
      <p className="waymark-row">
        <strong className="waymark-stage">
          <Icon name="check" />
          {words.filedElsewhere}
        </strong>
      </p>
      <p className="waymark-subject">{showText(subject)}</p>
      <p className="waymark-said">
        {words.delivered({ reference: showText(receipt.reference), at: receipt.at, now })}
      </p>
      {receipt.url !== undefined && (
        <p>
          <OutsideLink url={receipt.url}>{words.viewReport}</OutsideLink>
        </p>
      )}
    </li>
  );
}
