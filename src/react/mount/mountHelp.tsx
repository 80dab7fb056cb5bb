'use client';
import { createElement, type FunctionComponent, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { HelpButton, type HelpButtonProps } from '../button/HelpButton.tsx';
import { ReportRunButton } from '../button/ReportRunButton.tsx';
import { HelpDock, type HelpDockProps } from '../dock/HelpDock.tsx';
import type { HelpConfig } from '../provider/HelpContext.ts';
import { HelpProvider } from '../provider/HelpProvider.tsx';
import type { PanelButtonProps } from '../provider/OpenProps.ts';
import { copyData } from './copyData.ts';

/** What the provider takes, and what the widget takes that `kind` names. */
export type MountProps = HelpConfig &
  (
    | ({ readonly kind?: 'button' } & HelpButtonProps)
    | ({ readonly kind: 'dock' } & HelpDockProps)
    | ({ readonly kind: 'report' } & PanelButtonProps)
  );

/** Some of the props of any kind; `undefined` takes one back. */
export type MountChange = Partial<
  HelpConfig & HelpButtonProps & Omit<HelpDockProps, 'label'> & Pick<MountProps, 'kind'>
>;

export interface MountedHelp {
  /** Changes the props it names; the others stay. Tell the run anew whenever it changed, also where it is the same object. */
  readonly update: (change: MountChange) => void;
  /** Takes the widget off the page. A move on its way is told by its `signal`. */
  readonly unmount: () => void;
}

/**
 * Puts a help widget into a page that React does not draw: `HelpButton`, with `kind: 'dock'` `HelpDock`, with `kind: 'report'`
 * `ReportRunButton`, each with a provider of its own.
 *
 * The run is copied deeply at once. So a Vue `reactive`, a Svelte `$state` or an object that is changed in place may be passed, and an
 * effect of those frameworks that calls `update({ run })` runs again at any change inside the run.
 *
 * @param target an empty element, or a shadow root; for the dock the last one in a flex or grid row, with `display: contents`
 */
export function mountHelp(target: Element | DocumentFragment, props: MountProps): MountedHelp {
  const root = createRoot(target);
  let shown: MountProps = { ...props, run: copyData(props.run) };
  root.render(<MountedWidget {...shown} />);
  return {
    update(change) {
      const next = { ...shown, ...change, ...('run' in change && { run: copyData(change.run) }) };
      shown = next as MountProps;
      root.render(<MountedWidget {...shown} />);
    },
    unmount: () => root.unmount(),
  };
}

const WIDGETS: Readonly<Record<string, unknown>> = {
  button: HelpButton,
  dock: HelpDock,
  report: ReportRunButton,
};

/**
 * A widget under a provider of its own; each takes from the props what concerns it.
 *
 * @param place another one after its target was moved: what was in the top layer, or listened to scrollers around it, is drawn anew
 */
export function MountedWidget({
  kind = 'button',
  place,
  ...props
}: MountProps & { readonly place?: number | undefined }): ReactNode {
  const Widget = (WIDGETS[kind] ?? HelpButton) as FunctionComponent<typeof props>;
  return <HelpProvider {...props}>{createElement(Widget, { key: place, ...props })}</HelpProvider>;
}
