import type { ReactNode } from 'react';
import type { Run } from '../../core/model/run.ts';
import { showText } from '../../core/model/showText.ts';
import { Icon } from '../parts/Icon.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useSession } from '../provider/useSession.ts';

/** How the run goes that a move from this panel started. */
export function Followed({ run }: { readonly run: Run }): ReactNode {
  const { session, words } = usePanel();
  const followed = useSession(session, (state) => state.followed);
  return (
    <p role="status" className="waymark-followed" data-part="followed" data-state={run.status}>
      {followed && (
        <>
          <Icon name={run.status === 'succeeded' ? 'check' : 'retry'} />
          <span>
            {words.followed({
              run: showText(run.id),
              from: showText(followed.from),
              ...(run.status && { status: run.status }),
            })}
          </span>
        </>
      )}
    </p>
  );
}
