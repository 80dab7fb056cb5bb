import { useState, type ReactNode } from 'react';

interface ConfirmButtonProps {
  readonly label: string;
  /** Asked before it acts. */
  readonly question: string;
  /** The label of the button that goes back. */
  readonly refusal: string;
  /** Whether there is something to lose. @default true */
  readonly asks?: boolean;
  readonly isOff?: boolean;
  readonly act: () => void;
}

/** A button for what cannot be undone: where there is something to lose, it asks in its own place. */
export function ConfirmButton(props: ConfirmButtonProps): ReactNode {
  const { label, question, refusal, asks = true, isOff = false, act } = props;
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <button
        type="button"
        className="waymark-link"
        aria-disabled={isOff || undefined}
        onClick={() => {
          if (isOff) return;
          if (asks) setAsking(true);
          else act();
        }}
      >
        {label}
      </button>
    );
  }
  return (
    <span role="group" className="waymark-choices" aria-label={question}>
      <span className="waymark-quiet">{question}</span>
      <button
        // It replaces the pressed button, which had the focus.
        ref={(button) => button?.focus()}
        type="button"
        className="waymark-secondary"
        onClick={act}
      >
        {label}
      </button>
      <button type="button" className="waymark-link" onClick={() => setAsking(false)}>
        {refusal}
      </button>
    </span>
  );
}
