import { useDeferredValue, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { GuideBody } from '../../core/model/guide.ts';
import { createSearch, type SearchHit, type TextRange } from '../../core/search/createSearch.ts';
import type { BodyState } from '../../session/sessionState.ts';
import { enOthers } from '../../text/en/enOthers.ts';
import { GuideLink } from '../parts/GuideLink.tsx';
import { GuideText } from '../parts/GuideText.tsx';
import { usePanel } from '../parts/usePanel.ts';
import { useWords } from '../parts/useWords.ts';
import { useSession } from '../provider/useSession.ts';

/** Guides listed; the count above the list includes the rest. */
const MAX_HITS = 30;

/** Milliseconds without a key after which a search counts as made. */
const PAUSE_MS = 1000;

/** Search over all guides. The number of guides found is announced, the list is not. */
export function GuideSearch(): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enOthers);
  const bodies = useSession(session, (state) => state.bodies);
  const [query, setQuery] = useState('');
  const guides = session.guides();
  const atoms = session.atoms();
  const search = useMemo(() => createSearch(guides, atoms), [guides, atoms]);
  const wanted = useDeferredValue(query.trim());
  const { total, hits } = useMemo(
    () => search(wanted, readyBodies(bodies), MAX_HITS),
    [search, wanted, bodies],
  );
  const isEmpty = wanted !== '' && total === 0;
  useEffect(() => {
    if (!isEmpty) return undefined;
    const timer = setTimeout(() => session.findNothing(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [session, isEmpty, wanted]);
  const shown: readonly Omit<SearchHit, 'score'>[] = wanted
    ? hits
    : guides.slice(0, MAX_HITS).map(({ id: guide }) => ({ guide, title: [] }));
  return (
    <section className="waymark-search" aria-labelledby={`${id}-search`} role="search">
      <h4>
        <label id={`${id}-search`} htmlFor={`${id}-query`}>
          {words.search}
        </label>
      </h4>
      <input
        id={`${id}-query`}
        type="search"
        className="waymark-input"
        placeholder={words.searchHint}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p role="status" className="waymark-quiet">
        {wanted ? words.searchResults({ count: total, query: wanted }) : words.allGuides}
      </p>
      <ul className="waymark-list">
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
