import { useState, type ReactNode } from 'react';
import type { Step } from 'waymark/core';
import { sayDuration } from '../words.ts';
import { StatusBadge } from './Badge.tsx';
import { FailureView } from './FailureView.tsx';
import { LogText } from './LogText.tsx';

const KINDS: Readonly<Record<string, string>> = {
  'model-call': 'Model call',
  'tool-call': 'Tool call',
  'agent-turn': 'Agent turn',
  'child-run': 'Child run',
};

const sayKind = (kind: string): string => KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);

/** Brings a step into view and gives it the focus. */
export function focusStep(id: string): void {
  const card = document.getElementById(`step-${id}`);
  card?.scrollIntoView({ block: 'center' });
  card?.querySelector('summary')?.focus({ preventScroll: true });
}

interface StepCardProps {
  readonly step: Step;
  readonly index: number;
  /** Asked for by a link or the help panel. */
  readonly isWanted: boolean;
}

/** One step of a run: its state in a line, its failure and log underneath. */
export function StepCard({ step, index, isWanted }: StepCardProps): ReactNode {
  const { title, kind, status, startedAt, endedAt, attempt, optional, repeatable, effects, failure, log } =
    step;
  /** What the operator chose; until then a step is open when it failed or was asked for. */
  const [choice, setChoice] = useState<boolean>();
  const isOpen = choice ?? (status === 'failed' || isWanted);
  const notes = [
    kind && sayKind(kind),
    attempt && attempt > 1 ? `try ${attempt}` : undefined,
    optional ? 'optional' : undefined,
    repeatable === false ? 'not repeatable' : undefined,
  ].filter(Boolean);
  return (
    <details
      className="step"
      data-status={status}
      data-wanted={isWanted}
      open={isOpen}
      onToggle={(event) => setChoice(event.currentTarget.open)}
    >
      <summary>
        <span className="step-number">{index + 1}</span>
        <span className="step-title">
          <strong>{title}</strong>
          <small>{notes.join(' · ')}</small>
        </span>
        <span className="step-time">
          {startedAt !== undefined && endedAt !== undefined ? sayDuration(endedAt - startedAt) : ''}
        </span>
        <StatusBadge status={status} />
      </summary>
      <div className="step-body">
        {effects && <p className="step-effects">Doing it again {effects}.</p>}
        {failure && <FailureView failure={failure} />}
        {log ? <LogText label={`Log of ${title}`} text={log.text} /> : <p className="quiet">No log lines.</p>}
      </div>
    </details>
  );
}
