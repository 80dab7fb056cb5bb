import type { ReactNode } from 'react';
import type { Run } from 'waymark/core';
import { sayRun, sayStatus, type Tone } from '../words.ts';
import { Icon } from './Icon.tsx';

/** A short state, told by words, colour and mark. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <span className="badge" data-tone={tone}>
      <Icon name={tone} size={13} />
      {children}
    </span>
  );
}

export function RunBadge({ run }: { readonly run: Run }): ReactNode {
  const [words, tone] = sayRun(run);
  return <Badge tone={tone}>{words}</Badge>;
}

export function StatusBadge({ status }: { readonly status: Run['status'] }): ReactNode {
  const [words, tone] = sayStatus(status);
  return <Badge tone={tone}>{words}</Badge>;
}
