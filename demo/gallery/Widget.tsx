import type { ReactNode } from 'react';
import {
  HelpButton,
  HelpDock,
  HelpProvider,
  ReportRunButton,
  type HelpConfig,
  type HelpButtonProps,
} from 'waymark';
import type { HelpProperties } from 'waymark/element';
import type { GalleryState } from './states.ts';
import type { Switches } from './switches.ts';

declare module 'react' {
  // oxlint-disable-next-line typescript/no-namespace -- where React's types look for elements
  namespace JSX {
    interface IntrinsicElements {
      readonly 'waymark-help': HelpProperties & {
        readonly 'onwaymark-step': (event: CustomEvent<{ readonly stepId: string }>) => void;
        readonly 'onwaymark-seek': (event: CustomEvent<{ readonly at: number }>) => void;
      };
    }
  }
}

interface WidgetProps {
  readonly switches: Switches;
  readonly surface: NonNullable<GalleryState['surface']>;
  readonly config: HelpConfig;
  readonly shown: Pick<HelpButtonProps, 'run' | 'moves'> & {
    readonly onShowStep: (stepId: string) => void;
  };
  /** The replay's moment. */
  readonly at: number;
  readonly seek: (at: number) => void;
}

const KINDS = { popover: 'button', dock: 'dock', 'report-button': 'report' } as const;

/** Help as React draws it or as the element does, given the same. */
export function Widget({ switches, surface, config, shown, at, seek }: WidgetProps): ReactNode {
  const { widget, theme } = switches;
  if (widget === 'element') {
    const { receiver, ...properties } = config;
    return (
      <waymark-help
        {...(properties as HelpProperties)}
        kind={KINDS[surface]}
        run={shown.run}
        moves={shown.moves}
        receivers={receiver}
        cursor={surface === 'dock' ? at : undefined}
        theme={theme === 'system' ? undefined : theme}
        always
        steps
        onwaymark-step={({ detail }) => shown.onShowStep(detail.stepId)}
        onwaymark-seek={({ detail }) => seek(detail.at)}
      />
    );
  }
  return (
    <HelpProvider {...config}>
      {surface === 'popover' && <HelpButton {...shown} always />}
      {surface === 'report-button' && <ReportRunButton {...shown} />}
      {surface === 'dock' && <HelpDock {...shown} at={at} onSeek={seek} />}
    </HelpProvider>
  );
}
