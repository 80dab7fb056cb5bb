import type { ReactNode } from 'react';
import type { GuideAction } from '../../core/model/prose.ts';
import type { SessionState } from '../../session/sessionState.ts';
import { SurfaceLink } from './SurfaceLink.tsx';
import { usePanel } from './usePanel.ts';
import { useSession } from '../provider/useSession.ts';

interface ActionLinkProps<T = GuideAction> {
  readonly action: T;
  readonly children: ReactNode;
}

/** What a guide asks for, wired to the host: a way there where the host can do it now, plain text where not. */
export function ActionLink({ action, children }: ActionLinkProps): ReactNode {
  return 'surface' in action ? (
    <SurfaceLink surface={action.surface}>{children}</SurfaceLink>
  ) : (
    <ActionButton action={action}>{children}</ActionButton>
  );
}

type OtherAction = Exclude<GuideAction, { readonly surface: string }>;

function ActionButton({ action, children }: ActionLinkProps<OtherAction>): ReactNode {
  const press = useAction(action);
  if (!press) return children;
  return (
    <button type="button" className="waymark-link" data-part="action" onClick={press}>
      {children}
    </button>
  );
}

function useAction(action: OtherAction): (() => void) | undefined {
  const { session, host, reveal, id } = usePanel();
  const move = useSession(session, currentMove);
  const failing = useSession(session, (state) => state.result?.failure?.stepId);
  if ('step' in action) {
    const step = action.step === 'failing' ? failing : action.step;
    return host.onShowStep && step !== undefined ? () => session.showStep(step) : undefined;
  }
  if (action.move === 'report') return () => session.go({ kind: 'report' });
  if (action.move === 'fix') return () => reveal(`${id}-fix`);
  // The guards of the recommended move hold for links too, so no other retry is offered beside it.
  return move?.kind === action.move ? () => void session.press(move) : undefined;
}

/** The recommended move while it can be pressed. */
function currentMove({ move, moving, now }: SessionState): SessionState['move'] {
  if (!move?.possible || moving.state === 'pending' || moving.state === 'done') return undefined;
  if (move.kind === 'retry' && move.at !== undefined && move.at > now) return undefined;
  if (move.kind === 'continue' && (move.how === 'wait' || move.how === 'nothing')) return undefined;
  return move;
}
