import { useSyncExternalStore } from 'react';

export interface OpenQuestion {
  readonly run: string;
  readonly title: string;
  readonly kind: 'approval' | 'input';
  readonly who: string;
  readonly question: string;
  readonly decided?: { readonly approved: boolean; readonly answer?: string };
}

export interface Decision {
  readonly approved: boolean;
  readonly answer?: string;
}

/** A question that is open, and how to answer it. */
export interface Asked {
  readonly question: OpenQuestion;
  readonly answer: (decision: Decision | null) => void;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function set(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Shows a question to the operator. @returns the decision, or `null` when the dialog was closed without one */
export function askOperator(question: OpenQuestion): Promise<Decision | null> {
  asked?.answer(null);
  return new Promise((resolve) => {
    set({
      question,
      answer: (decision) => {
        set(null);
        resolve(decision);
      },
    });
  });
}

export function useAsked(): Asked | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
