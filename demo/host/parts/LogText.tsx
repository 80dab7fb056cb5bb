import { useEffect, useRef, type ReactNode } from 'react';

interface LogTextProps {
  readonly label: string;
  readonly text: string;
  /** Keeps the last line in view as the text grows. */
  readonly followEnd?: boolean;
}

/** Text that may be longer than its box. */
export function LogText({ label, text, followEnd = false }: LogTextProps): ReactNode {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (followEnd && box.current && text) box.current.scrollTop = box.current.scrollHeight;
  }, [followEnd, text]);
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className="log" tabIndex={0} aria-label={label}>
      <pre>{text}</pre>
    </section>
  );
}
