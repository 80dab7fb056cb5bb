'use client';
import type { ReactNode } from 'react';
import type { PanelButtonProps } from '../provider/OpenProps.ts';
import { PanelButton } from './PanelButton.tsx';
import { useHelp } from '../provider/HelpContext.ts';

/** *Report this Run* as a button of its own: opens the panel at the report, filled in from the run. */
export function ReportRunButton(props: PanelButtonProps): ReactNode {
  const help = useHelp();
  return help && <PanelButton {...props} help={help} isReport isShown />;
}
