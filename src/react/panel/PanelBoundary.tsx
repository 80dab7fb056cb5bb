import { Component, type ComponentType, type ReactNode } from 'react';

interface PanelBoundaryProps {
  /** Stands in for a part that threw; its `reload` draws the part anew. */
  readonly Fallback: ComponentType<{ readonly reload: () => void }>;
  readonly children: ReactNode;
}

/** Keeps a failure of the panel in the panel. React offers this to classes only. */
export class PanelBoundary extends Component<PanelBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const { Fallback, children } = this.props;
    return this.state.isBroken ? <Fallback reload={() => this.setState({ isBroken: false })} /> : children;
  }
}
