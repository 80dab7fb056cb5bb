import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { GuideBody } from '../../core/model/guide.ts';
import { createSearch } from '../../core/search/createSearch.ts';
import type { SearchHit, TextRange } from '../../core/search/hitOf.ts';
import { showText } from '../../core/model/value/showText.ts';
import type { BodyState } from '../../session/sessionState.ts';
import { enOthers } from '../../text/en/enOthers.ts';
import { GuideLink } from '../parts/GuideLink.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useWords } from '../parts/useWords.ts';
import { storageOf } from '../provider/storageOf.ts';
import { useSession } from '../provider/useSession.ts';

/** Guides listed; the count above the list includes the rest. */
const MAX_HITS = 30;

/** Milliseconds without a key after which a search counts as made. */
const PAUSE_MS = 1000;

/** Guides of a library whose texts are loaded to be searched too; of a larger one only those that are there anyway. */
const MAX_BODIES = 100;

/** Searches that are remembered, and the longest of them, in UTF-16 code units. */
const MAX_RECENT = 5;
const MAX_QUERY = 80;
/** A word as long as a key is not remembered. */
const LIKE_A_KEY = /\S{32}/;

/** Search over all guides. The number of guides found is announced, the list is not. */
export function GuideSearch(): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enOthers);
  const bodies = useSession(session, (state) => state.bodies);
  const [query, setQuery] = useState('');
  const guides = session.guides();
  const atoms = session.atoms();
  const search = useMemo(() => createSearch(guides, atoms, words.searchNames), [guides, atoms, words]);
  const wanted = useDeferredValue(query.trim());
  const { total, hits } = useMemo(
    () => search(wanted, readyBodies(bodies), MAX_HITS),
    [search, wanted, bodies],
  );
  const isEmpty = wanted !== '' && total === 0;
  const { recents, remember, clear } = useRecents();
  const field = useRef<HTMLInputElement>(null);
  const isAsked = wanted !== '';
  useEffect(() => {
    if (!isAsked || guides.length > MAX_BODIES) return undefined;
    let isOver = false;
    const loadAll = async (): Promise<void> => {
      // One after the other: what the operator opens meanwhile does not wait for all of them.
      for (const { id: guide } of guides) if (!isOver) await session.loadBody(guide);
    };
    void loadAll();
    return () => {
      isOver = true;
    };
  }, [session, guides, isAsked]);
  useEffect(() => {
    if (!isEmpty) return undefined;
    const timer = setTimeout(() => session.findNothing(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [session, isEmpty, wanted]);
  const shown: readonly SearchHit[] = wanted
    ? hits
    : guides.slice(0, MAX_HITS).map(({ id: guide }) => ({ guide, title: [] }));
  return (
    <section className="waymark-search" aria-labelledby={`${id}-search`} role="search">
      <h4 className="waymark-row">
        <label id={`${id}-search`} htmlFor={`${id}-query`}>
          {words.search}
        </label>
        <kbd className="waymark-code" aria-hidden="true">
          /
        </kbd>
      </h4>
      <input
        ref={field}
        id={`${id}-query`}
        aria-keyshortcuts="/"
        type="search"
        className="waymark-input"
        placeholder={words.searchHint}
        autoComplete="off"
        // As a word: of `false` Preact makes no attribute.
        spellCheck="false"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && total > 0) remember(wanted);
        }}
      />
      {!wanted && recents.length > 0 && (
        <div className="waymark-choices" role="group" aria-label={words.recentSearches} data-part="recents">
          <span className="waymark-quiet">{words.recentSearches}</span>
          {recents.map((one) => (
            <button
              key={one}
              type="button"
              className="waymark-link"
              onClick={() => {
                setQuery(one);
                field.current?.focus();
              }}
            >
              <bdi>{showText(one)}</bdi>
            </button>
          ))}
          <button
            type="button"
            className="waymark-link waymark-quiet"
            onClick={() => {
              clear();
              field.current?.focus();
            }}
          >
            {words.clearRecent}
          </button>
        </div>
      )}
      <p role="status" className="waymark-quiet">
        {wanted ? words.searchResults({ count: total, query: showText(wanted) }) : words.allGuides}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the press is on the buttons inside */}
      <ul
        className="waymark-list"
        onClickCapture={(event) => {
          if ((event.target as Element).closest('button')) remember(wanted);
        }}
      >
        {shown.map(({ guide, title, excerpt }) => {
          const head = session.guide(guide);
          return (
            head && (
              <li key={guide}>
                <GuideLink guide={guide}>
                  <GuideText guide={guide}>
                    <Marked text={head.title} ranges={title} />
                  </GuideText>
                </GuideLink>
                <span className="waymark-quiet">
                  <GuideText guide={guide}>{excerpt ? <Marked {...excerpt} /> : head.summary}</GuideText>
                </span>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

interface Recents {
  /** What was searched for and led somewhere, newest first. */
  readonly recents: readonly string[];
  readonly remember: (query: string) => void;
  readonly clear: () => void;
}

/** The user's last searches, in the host's storage; `forget` takes them along. */
function useRecents(): Recents {
  const { user = '', storage: given } = usePanel();
  const key = `waymark:searches:${JSON.stringify([user])}`;
  const storage = storageOf({ storage: given });
  const [recents, setRecents] = useState(() => attempt(() => readRecents(storage?.getItem(key))) ?? []);
  return {
    recents,
    remember(query) {
      if (query === '' || query.length > MAX_QUERY || LIKE_A_KEY.test(query)) return;
      const next = [query, ...recents.filter((one) => one !== query)].slice(0, MAX_RECENT);
      setRecents(next);
      attempt(() => storage?.setItem(key, JSON.stringify(next)));
    },
    clear() {
      setRecents([]);
      attempt(() => storage?.removeItem(key));
    },
  };
}

/** Whatever a storage holds. */
function readRecents(text: string | null | undefined): readonly string[] {
  const value: unknown = JSON.parse(text ?? '[]');
  if (!Array.isArray(value)) return [];
  return value
    .filter((one): one is string => typeof one === 'string' && one.length <= MAX_QUERY)
    .slice(0, MAX_RECENT);
}

/** A storage that is full, forbidden or holds what is not ours only means that nothing is remembered. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function readyBodies(bodies: Readonly<Record<string, BodyState>>): readonly GuideBody[] {
  return Object.values(bodies).flatMap((one) => (one.state === 'ready' ? [one.body] : []));
}

/** A text with the matched parts marked. */
function Marked({
  text,
  ranges,
}: {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
