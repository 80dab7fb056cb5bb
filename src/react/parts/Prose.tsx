import type { ReactNode } from 'react';
import { fillCode, standsBare } from '../../core/model/plainProse.ts';
import type { Inline, Prose as ProseTree } from '../../core/model/prose.ts';
import { showText } from '../../core/model/value/showText.ts';
import { ActionLink } from './ActionLink.tsx';
import { GuideLink } from './GuideLink.tsx';
import { OutsideLink } from './OutsideLink.tsx';

interface ProseProps {
  readonly prose: ProseTree;
  /** Text captured from the run. */
  readonly captures?: Readonly<Record<string, string>> | undefined;
}

/** Running text of a guide. Every part of it ends up as a text node. */
export function Prose({ prose, captures }: ProseProps): ReactNode {
  return prose.map((inline, index) => draw(inline, index, captures));
}

function draw(inline: Inline, key: number, captures: ProseProps['captures']): ReactNode {
  if (typeof inline === 'string') return inline;
  const rest = (from: number): ReactNode => (
    <Prose prose={inline.slice(from) as unknown as ProseTree} captures={captures} />
  );
  switch (inline[0]) {
    case 'strong':
      return <strong key={key}>{rest(1)}</strong>;
    case 'em':
      return <em key={key}>{rest(1)}</em>;
    case 'code':
      return (
        <code className="waymark-code" key={key}>
          {fillCode(inline.slice(1), captures)}
        </code>
      );
    case 'br':
      return <br key={key} />;
    case 'link':
      return (
        <OutsideLink key={key} url={inline[1]}>
          {rest(2)}
        </OutsideLink>
      );
    case 'do':
      return (
        <ActionLink key={key} action={inline[1]}>
          {rest(2)}
        </ActionLink>
      );
    case 'guide':
      return (
        <GuideLink key={key} guide={inline[1]} section={inline[2]}>
          {rest(3)}
        </GuideLink>
      );
    case 'run': {
      const said = captures && Object.hasOwn(captures, inline[1]) ? captures[inline[1]] : undefined;
      return said === undefined ? inline[2] : <Said key={key} name={inline[1]} text={said} />;
    }
    default:
      return textOf(inline);
  }
}

/** Text of the run inside a sentence, isolated from the direction of the text around it; quoted unless it stands alone. */
function Said({ name, text }: { readonly name: string; readonly text: string }): ReactNode {
  if (standsBare(name, text)) return <bdi>{text}</bdi>;
  return (
    <q className="waymark-said">
      <bdi>{showText(text)}</bdi>
    </q>
  );
}

/** The words of a node whose tag only a newer compiler knows. */
export function textOf(tree: unknown): string {
  if (typeof tree === 'string') return tree;
  return Array.isArray(tree)
    ? tree
        .slice(typeof tree[0] === 'string' ? 1 : 0)
        .map(textOf)
        .join(' ')
    : '';
}
