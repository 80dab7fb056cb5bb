import { useEffect, useState, type ReactNode } from 'react';
import type { FrameMessages } from '../../text/Messages.ts';

const LINES = ['title', 'line', 'line', 'short', 'block', 'line', 'line', 'short'];

/** Milliseconds after which it says that it takes long. */
const SLOW_MS = 4000;

interface SkeletonProps {
  readonly words: Pick<FrameMessages, 'loadingSlow'>;
  readonly label: string;
}

/** The shape of a guide while it is on its way. */
export function Skeleton({ words, label }: SkeletonProps): ReactNode {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="waymark-skeleton" data-part="skeleton">
      <p role="status" className={isSlow ? 'waymark-quiet' : 'waymark-hidden'}>
        {isSlow ? words.loadingSlow : label}
      </p>
      {LINES.map((line, index) => (
        <span key={index} data-line={line} />
      ))}
    </div>
  );
}
