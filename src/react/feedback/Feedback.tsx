import { useEffect, type ReactNode } from 'react';
import { useCode } from '../parts/useCode.ts';
import { loadFeedback } from './loadFeedback.ts';

/** Asks, as soon as the code is there, whether a guide helped, or without one whether the run's result is right. */
export function Feedback({ guide }: { readonly guide?: string }): ReactNode {
  const [feedback, , load] = useCode(loadFeedback);
  useEffect(() => {
    if (!feedback) load();
  }, [feedback, load]);
  if (!feedback) return null;
  return guide === undefined ? <feedback.StillWrong /> : <feedback.Helpful guide={guide} />;
}
