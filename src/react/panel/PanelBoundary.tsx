import { Component, type ReactNode } from 'react';
import { usePanel } from '../parts/usePanel.ts';

/** Keeps a failure of the panel in the panel. React offers this to classes only. */
export class PanelBoundary extends Component<
  { readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return <ShortForm reload={() => this.setState({ isBroken: false })} />;
  }
}

/** What stays when the panel itself failed: the three things that help with any run. Depends on as little as can be. */
function ShortForm({ reload }: { readonly reload: () => void }): ReactNode {
  const { session, words, host } = usePanel();
  const stepId = session.getState().result?.failure?.stepId;
  return (
    <div className="waymark-short" data-part="short-form">
      <p role="alert" className="waymark-notice">
        {words.panelFailed}
      </p>
      <h3 className="waymark-headline">{words.headline.failed}</h3>
      <p>{words.reasonInspectFirst}</p>
      <p className="waymark-choices">
        {host.onShowStep && stepId !== undefined && (
          <button type="button" className="waymark-primary" onClick={() => session.showStep(stepId)}>
            {words.moveOpenStep}
          </button>
        )}
        <button type="button" className="waymark-secondary" onClick={reload}>
          {words.retryLoading}
        </button>
      </p>
    </div>
  );
}
