import type { ReactNode } from 'react';
import type { SessionState } from '../../session/sessionState.ts';
import type { ReportStage } from '../../text/message.ts';
import { Icon } from '../parts/Icon.tsx';
import { enFeedback } from '../../text/en/enFeedback.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useWords } from '../parts/useWords.ts';
import { useSession } from '../provider/useSession.ts';

/** Reports that need the operator come first, delivered ones last. */
const ORDER: readonly (ReportStage | 'draft')[] = [
  'rejected',
  'unsure',
  'waiting',
  'saved',
  'sending',
  'draft',
  'handed-over',
  'delivered',
];

/** One quiet line about reports on this run, in every view of the panel; leads to them. */
export function ReportNote(): ReactNode {
  const { session } = usePanel();
  const words = useWords(enFeedback);
  const note = useSession(session, noteOf);
  if (!note) return null;
  return (
    <p className="waymark-reported" data-part="report-note" data-state={note}>
      <Icon
        name={note === 'rejected' || note === 'unsure' ? 'alert' : note === 'delivered' ? 'check' : 'clock'}
      />
      <button type="button" className="waymark-link" onClick={() => session.go({ kind: 'report' })}>
        {words.reportNote[note]}
      </button>
    </p>
  );
}

function noteOf({ reports, draft }: SessionState): ReportStage | 'draft' | undefined {
  return ORDER.find((kind) =>
    kind === 'draft' ? draft?.dirty : reports.some(({ stage }) => stage.kind === kind),
  );
}
