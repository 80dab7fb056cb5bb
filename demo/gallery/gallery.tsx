import { StrictMode, useState, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import './gallery.css';
import { STATES, type GalleryState } from './states.ts';
import {
  DIRECTIONS,
  LANGUAGES,
  LOOKS,
  readSwitches,
  THEMES,
  WIDGETS,
  WIDTHS,
  writeSwitches,
  type Switches,
} from './switches.ts';

/** As tall as a small window, and as a phone. */
const HEIGHTS = { 1280: 800, 768: 800, 360: 740 } as const;

/** Every state on one page, each in a window of its own, and each by its address. */
function Gallery(): ReactNode {
  const [switches, setSwitches] = useState(() => readSwitches(location.search));
  const change = (next: Switches): void => {
    history.replaceState(null, '', writeSwitches(next));
    setSwitches(next);
  };
  const shown = STATES.filter(({ id }) => switches.state === undefined || id === switches.state);
  return (
    <>
      <header>
        <h1>Every state of the panel</h1>
        <Switch name="theme" values={THEMES} switches={switches} change={change} />
        <Switch name="width" values={WIDTHS} switches={switches} change={change} />
        <Switch name="dir" values={DIRECTIONS} switches={switches} change={change} />
        <Switch name="lang" values={LANGUAGES} switches={switches} change={change} />
        <Switch name="look" values={LOOKS} switches={switches} change={change} />
        <Switch name="widget" values={WIDGETS} switches={switches} change={change} />
        {switches.state !== undefined && <a href={`/gallery${writeSwitches(switches, false)}`}>All states</a>}
      </header>
      <main>
        {[...new Set(shown.map(({ group }) => group))].map((group) => (
          <section key={group} aria-label={group}>
            <h2>{group}</h2>
            <div className="frames">
              {shown
                .filter((state) => state.group === group)
                .map((state) => (
                  <Frame
                    key={state.id}
                    state={state}
                    switches={{ ...switches, state: state.id }}
                    isAlone={switches.state !== undefined}
                  />
                ))}
            </div>
          </section>
        ))}
      </main>
    </>
  );
}

interface SwitchProps {
  readonly name: Exclude<keyof Switches, 'state'>;
  readonly values: readonly string[];
  readonly switches: Switches;
  readonly change: (next: Switches) => void;
}

function Switch({ name, values, switches, change }: SwitchProps): ReactNode {
  return (
    <label>
      {name}{' '}
      <select
        value={switches[name]}
        onChange={(event) => change({ ...switches, [name]: event.target.value })}
      >
        {values.map((value) => (
          <option key={value}>{value}</option>
        ))}
      </select>
    </label>
  );
}

interface FrameProps {
  readonly state: GalleryState;
  readonly switches: Switches;
  /** The only one on the page: it can be used. Beside others it would take the focus from the page. */
  readonly isAlone: boolean;
}

function Frame({ state, switches, isAlone }: FrameProps): ReactNode {
  const query = writeSwitches(switches);
  return (
    <figure>
      <figcaption>
        <a href={`/gallery${query}`}>{state.title}</a> <code>{state.id}</code>
      </figcaption>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- the page inside is our own */}
      <iframe
        key={query}
        title={state.title}
        src={`/gallery/stage${query}`}
        width={switches.width}
        height={HEIGHTS[switches.width]}
        loading="lazy"
        inert={!isAlone}
      />
    </figure>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
