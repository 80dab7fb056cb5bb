import type { ReactNode } from 'react';
import { usePanel } from './usePanel.ts';

interface StepLinkProps {
  readonly stepId: string;
  readonly children: ReactNode;
}

/** The name of a step: a button where the host can show it, text where not. */
export function StepLink({ stepId, children }: StepLinkProps): ReactNode {
  const { session, host, words } = usePanel();
  if (!host.onShowStep) return <span>{children}</span>;
  return (
    <button
      type="button"
      className="waymark-link"
      title={words.showStep}
      onClick={() => session.showStep(stepId)}
    >
      {children}
    </button>
  );
}
