import type { ReactNode } from 'react';
import type { Section } from '../../core/model/guide.ts';
import { usePanel } from '../parts/usePanel.ts';

/** The small table of contents of a guide. Moves inside the panel only; the page's address stays the host's. */
export function Contents({ sections }: { readonly sections: readonly Section[] }): ReactNode {
  const { words, id, reveal } = usePanel();
  return (
    <nav className="waymark-contents" aria-label={words.contents} data-part="contents">
      <ul>
        {sections.map((section) => (
          <li key={section.id}>
            <button type="button" className="waymark-link" onClick={() => reveal(`${id}-${section.id}`)}>
              {words.section[section.id]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
