import { useCallback, useEffect, useRef, useState } from 'react';
import { momentAt, placeOf, type Timeline } from './timeline.ts';

export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** How long a whole run plays at speed 1: long enough to see every event, however fast it really was. */
const PER_EVENT = 450;
const SHORTEST = 4_000;
const LONGEST = 40_000;

export interface Replay {
  readonly at: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly seek: (at: number) => void;
  /** To the next or the previous event. */
  readonly step: (direction: 1 | -1) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

/** The replay's cursor: starts at the end, where the run is now, and plays from the start. */
export function useReplay(timeline: Timeline): Replay {
  const { start, end, moments } = timeline;
  /** `null` follows the end of a run that goes on. */
  const [cursor, setCursor] = useState<number | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const at = Math.min(end, Math.max(start, cursor ?? end));
  const now = useRef(at);
  useEffect(() => {
    now.current = at;
  });

  useEffect(() => {
    if (!isPlaying) return undefined;
    const duration = Math.min(LONGEST, Math.max(SHORTEST, timeline.moments.length * PER_EVENT)) / speed;
    let last = performance.now();
    let frame = requestAnimationFrame(function move(time) {
      const next = placeOf(timeline, now.current) + (time - last) / duration;
      last = time;
      if (next >= 1) {
        setPlaying(false);
        setCursor(null);
        return;
      }
      setCursor(momentAt(timeline, next));
      frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying, timeline, speed]);

  const seek = useCallback((to: number) => {
    setPlaying(false);
    setCursor(to);
  }, []);
  const step = (direction: 1 | -1): void => {
    const next =
      direction === 1
        ? moments.find((moment) => moment > at + 0.5)
        : moments.findLast((moment) => moment < at - 0.5);
    seek(next ?? (direction === 1 ? end : start));
  };
  const toggle = (): void => {
    if (!isPlaying && at >= end) setCursor(start);
    setPlaying(!isPlaying);
  };
  return { at, isPlaying, speed, seek, step, toggle, setSpeed };
}
