import type { ReactNode } from 'react';
import type { GuideAction } from '../../core/model/prose.ts';
import type { SessionState } from '../../session/sessionState.ts';
import { usePanel } from './usePanel.ts';
import { useSession } from '../provider/useSession.ts';

interface ActionLinkProps {
  readonly action: GuideAction;
  readonly children: ReactNode;
}

/** An action that a guide names: a button where the host can do it now, plain text where it cannot. */
export function ActionLink({ action, children }: ActionLinkProps): ReactNode {
  const press = useAction(action);
  if (!press) return children;
  return (
    <button type="button" className="waymark-link" data-part="action" onClick={press}>
      {children}
    </button>
  );
}

function useAction(action: GuideAction): (() => void) | undefined {
  const { session, host, reveal, id } = usePanel();
  const move = useSession(session, currentMove);
  const failing = useSession(session, (state) => state.result?.failure?.stepId);
  if ('surface' in action) {
    const { surface } = action;
    const surfaces = host.surfaces ?? {};
    return Object.hasOwn(surfaces, surface) && surfaces[surface]?.open
      ? () => session.openSurface(surface)
      : undefined;
  }
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
