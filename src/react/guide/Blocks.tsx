import { createContext, useContext, type ReactNode } from 'react';
import { fillCode } from '../../core/model/plainProse.ts';
import type { Block as BlockTree } from '../../core/model/prose.ts';
import { CopyButton } from '../parts/CopyButton.tsx';
import { day } from './day.ts';
import type { Language } from '../../text/message.ts';
import { useSession } from '../provider/useSession.ts';
import { CauseLine } from './CauseLine.tsx';
import { GuideText, useGuideLanguage } from '../parts/GuideText.tsx';
import { Prose, textOf } from '../parts/Prose.tsx';
import { useBody } from '../parts/useBody.ts';
import { usePanel } from '../parts/usePanel.ts';

/** The level of the largest heading a guide's text has where it stands: under a section's own heading, or under the answer's. */
export const HeadingLevel = createContext<4 | 5>(5);

interface BlocksProps {
  readonly blocks: readonly BlockTree[];
  /** The guide the blocks belong to. */
  readonly guide: string;
}

/** The blocks of a guide; a block this version does not know shows its words. */
export function Blocks({ blocks, guide }: BlocksProps): ReactNode {
  return blocks.map((block, index) => <Block key={index} block={block} guide={guide} />);
}

function Block({ block, guide }: { readonly block: BlockTree; readonly guide: string }): ReactNode {
  const { session, words, behind } = usePanel();
  // Values of this run for the guide's placeholders.
  const values = useSession(
    session,
    ({ result }) => result?.fits.find((fit) => fit.guide === guide)?.captures,
  );
  const level = useContext(HeadingLevel);
  const language = useGuideLanguage(guide);
  const links = useSession(session, () => session.links(guide));
  const blocks = (inside: unknown): ReactNode => (
    <Blocks blocks={inside as readonly BlockTree[]} guide={guide} />
  );
  switch (block[0]) {
    case 'p':
      return (
        <p {...language}>
          <Prose prose={block.slice(1)} captures={values} />
        </p>
      );
    case 'h': {
      const Heading = `h${level + block[1] - 3}` as 'h4' | 'h5' | 'h6';
      return (
        <Heading {...language}>
          <Prose prose={block.slice(2) as never} captures={values} />
        </Heading>
      );
    }
    case 'pre':
      return <Command code={fillCode(block.slice(2), values)} />;
    case 'quote':
      return <blockquote className="waymark-quote">{blocks(block.slice(1))}</blockquote>;
    case 'hr':
      return <hr />;
    case 'ul':
    case 'ol': {
      const start = block[0] === 'ol' ? block[1] : undefined;
      const List = block[0] as 'ol';
      const items = (
        block.slice(start === undefined ? 1 : 2) as unknown as readonly (readonly BlockTree[])[]
      ).filter(([first]) => first?.[0] !== 'vendor' || links.has(first[1]));
      return (
        items[0] && (
          <List start={start} dir={language?.dir}>
            {items.map((item, index) => (
              <li key={index}>{blocks(item)}</li>
            ))}
          </List>
        )
      );
    }
    case 'card':
      return (
        <div className="waymark-card" data-part="card" data-card={block[1]}>
          <p className="waymark-label">
            {Object.hasOwn(words.card, block[1]) ? words.card[block[1]] : block[1]}
          </p>
          {blocks(block.slice(2))}
        </div>
      );
    case 'table':
      return <Table rows={block[1]} language={language} />;
    case 'symptom':
      // Only sections that are shown with the code behind the answer have one.
      return behind.parts && <behind.parts.SymptomLine guide={guide} symptom={block[1]} />;
    case 'cause':
      return <CauseLine guide={guide} cause={block[1]} />;
    case 'fix':
      return (
        <div className="waymark-cause" data-part="fix">
          <CauseLine guide={guide} cause={block[1]} />
          {blocks(block.slice(2))}
        </div>
      );
    case 'vendor':
      return <VendorLine guide={guide} link={block[1]} />;
    default: {
      const text = textOf(block);
      return text ? <p>{text}</p> : null;
    }
  }
}

/** Code that an operator may want to paste. */
function Command({ code }: { readonly code: string }): ReactNode {
  const { words } = usePanel();
  return (
    <div className="waymark-command" dir="ltr">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines scroll, and scrolling needs the keyboard too */}
      <pre className="waymark-pre" tabIndex={0}>
        {code}
      </pre>
      <CopyButton text={code} label={words.copyCode} />
    </div>
  );
}

function VendorLine({ guide, link }: { readonly guide: string; readonly link: number }): ReactNode {
  const body = useBody(guide);
  const { words } = usePanel();
  const found = body.state === 'ready' ? body.body.vendorLinks?.[link] : undefined;
  return (
    found && (
      <>
        <GuideText guide={guide}>
          <Prose prose={found.text} />
        </GuideText>{' '}
        <span className="waymark-note">{words.checkedOn({ day: day(found.checked, words.locale) })}</span>
      </>
    )
  );
}

interface TableProps {
  readonly rows: Extract<BlockTree, readonly ['table', unknown]>[1];
  readonly language: Language | undefined;
}

function Table({ rows, language }: TableProps): ReactNode {
  const [head, ...body] = rows;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide tables scroll, and scrolling needs the keyboard too
    <div className="waymark-wide" tabIndex={0}>
      <table {...language}>
        <thead>
          <tr>
            {head?.map((cell, index) => (
              <th key={index} scope="col">
                <Prose prose={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>
                  <Prose prose={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
