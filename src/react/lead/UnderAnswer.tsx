import type { ComponentProps, ReactNode } from 'react';
import { HeadingLevel } from '../guide/Blocks.tsx';
import { Footnote } from '../guide/Facts.tsx';
import { Helpful } from '../feedback/Helpful.tsx';
import type { BehindParts } from '../parts/usePanel.ts';
import { Rows } from './Rows.tsx';

/** What stands under the fix: closed rows, the question whether it helped, whose guide it is. */
export function UnderAnswer({ head, fit, body }: ComponentProps<BehindParts['UnderAnswer']>): ReactNode {
  return (
    <>
      <HeadingLevel.Provider value={4}>
        <Rows head={head} fit={fit} body={body} />
      </HeadingLevel.Provider>
      <Helpful guide={head.id} />
      <Footnote head={head} body={body} />
    </>
  );
}
