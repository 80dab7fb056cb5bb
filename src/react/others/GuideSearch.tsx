import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { enOthers } from '../../text/enOthers.ts';
import { GuideLink } from '../parts/GuideLink.tsx';
import { searchGuides } from './searchGuides.ts';
import { usePanel } from '../parts/usePanel.ts';
import { useWords } from '../parts/useWords.ts';

/** More rows than this help nobody; the count says how many there are. */
const SHOWN = 30;

/** Search over all guides. The number found is announced, the list is not. */
export function GuideSearch(): ReactNode {
  const { session, id } = usePanel();
  const words = useWords(enOthers);
  const [query, setQuery] = useState('');
  const guides = session.guides();
  const search = useMemo(() => searchGuides(guides), [guides]);
  const wanted = useDeferredValue(query.trim());
  const found = useMemo(() => search(wanted), [search, wanted]);
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
        {wanted ? words.searchResults({ count: found.length, query: wanted }) : words.allGuides}
      </p>
      <ul className="waymark-list">
        {found.slice(0, SHOWN).map((head) => (
          <li key={head.id}>
            <GuideLink guide={head.id} />
            <span className="waymark-quiet">{head.summary}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
