import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { sayClock, sayDuration } from '../words.ts';
import { momentAt, placeOf, type Timeline } from './timeline.ts';
import { SPEEDS, type Replay, type Speed } from './useReplay.ts';

interface ControlsProps {
  readonly replay: Replay;
  readonly timeline: Timeline;
  /** What happens at the cursor, for those who do not see the tracks. */
  readonly moment: string;
}

/** Play, pause, steps from event to event, the scrubber, speed. */
export function Controls({ replay, timeline, moment }: ControlsProps): ReactNode {
  const { at, isPlaying, speed, seek, step, toggle, setSpeed } = replay;
  const { start, end } = timeline;
  const elapsed = sayDuration(at - start);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowRight: () => step(1),
      ArrowLeft: () => step(-1),
      Home: () => seek(start),
      End: () => seek(end),
      ' ': toggle,
    };
    const work = acts[event.key];
    if (!work) return;
    event.preventDefault();
    work();
  };
  return (
    <div className="controls">
      <div className="transport">
        <button type="button" className="icon-button" aria-label="Previous event" onClick={() => step(-1)}>
          <Icon name="back" />
        </button>
        <button
          type="button"
          className="icon-button"
          data-kind="primary"
          aria-label={isPlaying ? 'Pause' : 'Play'}
          onClick={toggle}
        >
          <Icon name={isPlaying ? 'pause' : 'play'} />
        </button>
        <button type="button" className="icon-button" aria-label="Next event" onClick={() => step(1)}>
          <Icon name="forward" />
        </button>
        <label className="speed">
          <span className="hidden">Speed</span>
          <select value={speed} onChange={({ target }) => setSpeed(Number(target.value) as Speed)}>
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
      </div>
      <input
        type="range"
        className="scrubber"
        aria-label="Replay position"
        aria-valuetext={`${elapsed} of ${sayDuration(end - start)}, ${moment}`}
        min={0}
        max={1}
        step="any"
        value={placeOf(timeline, at)}
        onChange={({ target }) => seek(momentAt(timeline, Number(target.value)))}
        onKeyDown={onKeyDown}
      />
      <output className="clock">
        {sayClock(at)}
        <small>
          {elapsed} of {sayDuration(end - start)}
        </small>
      </output>
    </div>
  );
}
