import {
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { showText } from '../../core/model/value/showText.ts';
import type { PillState } from '../../session/memory/createPill.ts';
import type { enPill } from '../../text/en/enPill.ts';
import type { WordsOf } from '../../text/wordsFrom.ts';
import { adoptStyles } from './adoptStyles.ts';
import css from './pill.css?inline';
import { nearestPlace, placeBeside, type PillPlacement } from './placePill.ts';
import { usePlace } from './usePlace.ts';

export interface PillProps {
  readonly pill: PillState;
  readonly words: WordsOf<typeof enPill>;
  /** The place that the operator or the host wants for it. */
  readonly placement: PillPlacement;
  readonly onPlace: (placement: PillPlacement) => void;
  readonly onStep: (step: number) => void;
  readonly onDone: () => void;
  /** Address of the run's help; left out where the run's page has none. */
  readonly back: string | undefined;
  /** Goes back without a page load. */
  readonly onBack: ((event: { preventDefault: () => void }) => void) | undefined;
  /** Left out where the run cannot be retried from here. */
  readonly onRetry: (() => void) | undefined;
  /** While the retry waits: until when, and the time now; epoch milliseconds. */
  readonly wait?: { readonly at: number; readonly now: number } | undefined;
  /** A wait that was shown is over. */
  readonly isReady?: boolean | undefined;
  readonly onEnd: () => void;
}

const PATHS = {
  grip: 'M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01',
  previous: 'M9.75 3.5 5.25 8l4.5 4.5',
  next: 'm6.25 3.5 4.5 4.5-4.5 4.5',
  close: 'm4 4 8 8M12 4l-8 8',
} as const;

/**
 * The pill on the page that help sent the operator to: the current step, *Done*, the way back, and a retry. A landmark in the top layer, so
 * that no box of the host clips it. It takes no focus by itself; Escape in it gives the focus back.
 */
export function Pill(props: PillProps): ReactNode {
  const { pill, words, back, onBack, onRetry, wait, isReady } = props;
  const { steps, step, move } = pill;
  const box = useRef<HTMLElement>(null);
  const home = useRef<HTMLAnchorElement>(null);
  const came = useRef<Element>(null);
  const run = showText(pill.runTitle ?? pill.runId);
  const shown = steps[step];
  // Counts drops: a pill dropped near its own place returns to it.
  const [moved, setMoved] = useState(0);
  const onPlace = (next: PillPlacement): void => {
    setMoved(moved + 1);
    props.onPlace(next);
  };
  const place = usePlace(box, props.placement, `${step} ${move?.state} ${moved} ${!onRetry}`);
  useLayoutEffect(() => {
    const element = box.current!;
    adoptStyles(element, css);
    element.showPopover?.();
    return () => element.hidePopover?.();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (came.current instanceof HTMLElement && came.current.isConnected) came.current.focus();
    else (event.target as HTMLElement).blur();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only hears the Escape of what is inside
    <section
      ref={box}
      className="waymark waymark-pill"
      lang={words.lang}
      dir={words.dir}
      data-part="pill"
      aria-label={words.pillName({ run })}
      popover={'showPopover' in HTMLElement.prototype ? 'manual' : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) came.current = relatedTarget;
      }}
    >
      <Grip box={box} label={words.pillPlace} place={place} onPlace={onPlace} />
      <div className="waymark-pill-text">
        <p role="status" className="waymark-pill-what" data-part="pill-step" dir="auto">
          {shown ? (
            <>
              <span className="waymark-pill-count">
                {words.pillStep({ step: step + 1, of: steps.length })}
              </span>
              {' · '}
              {shown.text}
            </>
          ) : (
            <span className="waymark-pill-count">{steps.length > 0 ? words.pillAllDone : run}</span>
          )}
        </p>
        <p role="status" className="waymark-pill-run" data-part="pill-run" data-state={move?.state}>
          {move ? moveText(move, words) : isReady ? words.retryReady : <bdi>{run}</bdi>}
        </p>
      </div>
      {steps.length > 1 && (
        <span className="waymark-pill-steps">
          <Turn
            name="previous"
            label={words.pillPrevious}
            isOff={step === 0}
            press={() => props.onStep(step - 1)}
          />
          <Turn
            name="next"
            label={words.pillNext}
            isOff={step >= steps.length - 1}
            press={() => props.onStep(step + 1)}
          />
        </span>
      )}
      <span className="waymark-pill-acts">
        {shown && (
          <button
            type="button"
            className="waymark-pill-first"
            data-part="pill-done"
            onClick={() => {
              props.onDone();
              // The *Done* button disappears with the last step.
              if (step === steps.length - 1) home.current?.focus();
            }}
          >
            {words.pillDone}
          </button>
        )}
        {back !== undefined && (
          <a
            ref={home}
            className={shown ? undefined : 'waymark-pill-first'}
            data-part="pill-back"
            href={back}
            onClick={(event) => {
              const isPlain =
                event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
              if (isPlain) onBack?.(event);
            }}
          >
            {words.pillBack({ run: showText(pill.runId) })}
          </a>
        )}
        {/* Outside the status: a countdown that is read out every second drowns everything else. */}
        {wait && (
          <span className="waymark-pill-wait" data-part="pill-wait">
            {words.moveRetryAt(wait)}
          </span>
        )}
        {onRetry && (
          <button type="button" data-part="pill-retry" onClick={onRetry}>
            {words.pillRetry}
          </button>
        )}
      </span>
      <button
        type="button"
        className="waymark-pill-tool"
        data-part="pill-end"
        aria-label={words.pillEnd}
        title={words.pillEnd}
        onClick={props.onEnd}
      >
        <Drawing name="close" />
      </button>
    </section>
  );
}

function moveText(move: NonNullable<PillState['move']>, words: PillProps['words']): string {
  if (move.state === 'pending') return words.pillMoving;
  if (move.state === 'failed') return words.pillMoveFailed;
  return words.pillMoved({ run: move.runId === undefined ? undefined : showText(move.runId) });
}

function Drawing({ name }: { readonly name: keyof typeof PATHS }): ReactNode {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

interface TurnProps {
  readonly name: 'previous' | 'next';
  readonly label: string;
  readonly isOff: boolean;
  readonly press: () => void;
}

function Turn({ name, label, isOff, press }: TurnProps): ReactNode {
  return (
    <button
      type="button"
      className="waymark-pill-tool waymark-pill-turns"
      data-part={`pill-${name}`}
      aria-label={label}
      title={label}
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) press();
      }}
    >
      <Drawing name={name} />
    </button>
  );
}

interface GripProps {
  readonly box: { readonly current: HTMLElement | null };
  readonly label: string;
  readonly place: { readonly current: PillPlacement };
  readonly onPlace: (placement: PillPlacement) => void;
}

/** Moves the pill: dragging puts it at the place nearest to where it is dropped, arrow keys at the next place. */
function Grip({ box, label, place, onPlace }: GripProps): ReactNode {
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number; readonly box: DOMRect }>();
  const isRtl = (): boolean => getComputedStyle(box.current!).direction === 'rtl';
  const end = (isDropped: boolean): void => {
    const element = box.current!;
    if (!from) return;
    setFrom(undefined);
    element.removeAttribute('data-dragged');
    onPlace(isDropped ? nearestPlace(element.getBoundingClientRect(), isRtl()) : place.current);
  };
  return (
    <button
      type="button"
      className="waymark-pill-tool waymark-pill-grip"
      data-part="pill-grip"
      aria-label={label}
      title={label}
      onKeyDown={(event) => {
        const next = placeBeside(place.current, event.key, isRtl());
        if (!next) return;
        event.preventDefault();
        onPlace(next);
      }}
      onPointerDown={(event: PointerEvent) => {
        if (event.button !== 0) return;
        setFrom({ x: event.clientX, y: event.clientY, box: box.current!.getBoundingClientRect() });
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (!from) return;
        drag(box.current!, from.box.left + event.clientX - from.x, from.box.top + event.clientY - from.y);
      }}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    >
      <Drawing name="grip" />
    </button>
  );
}

function drag(element: HTMLElement, left: number, top: number): void {
  element.setAttribute('data-dragged', '');
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
