'use client';
import type { ReactNode } from 'react';
import { needsHelp } from './needsHelp.ts';
import type { PanelButtonProps } from '../provider/OpenProps.ts';
import { PanelButton } from './PanelButton.tsx';
import { useHelp } from '../provider/HelpContext.ts';

export interface HelpButtonProps extends PanelButtonProps {
  /** Show it for every run, so that a finished one can be called wrong. @default false: only when there is trouble */
  readonly always?: boolean | undefined;
}

/**
 * Help with one run, for Run detail: shows itself when the run is in trouble and opens the panel as a popover. Put it where a
 * `<div>` may stand.
 */
export function HelpButton({ always, ...props }: HelpButtonProps): ReactNode {
  const help = useHelp();
  return help && <PanelButton {...props} help={help} isShown={always || needsHelp(props.run)} />;
}
