import type { ReactNode } from 'react';
import { changeLine } from '../../text/changeLine.ts';
import { enChanges } from '../../text/en/enChanges.ts';
import { Row } from '../parts/Row.tsx';
import { useWords } from '../parts/useWords.ts';
import { useEarlier } from './Past.tsx';

/** What is different since the run last worked, as a row. */
export function ChangedSince(): ReactNode {
  const words = useWords(enChanges);
  const earlier = useEarlier();
  if (!earlier || earlier.changes.length === 0) return null;
  const lines = earlier.changes.map((change) => changeLine(change, words));
  return (
    <Row name="changed" title={words.changedTitle} gist={lines[0]}>
      <ul>
        {lines.map((line, index) => (
          <li key={index}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
    </Row>
  );
}
