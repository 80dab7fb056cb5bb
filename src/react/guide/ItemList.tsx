import type { ReactNode } from 'react';
import { usePanel } from '../parts/usePanel.ts';

/** Items as a sentence of the panel's language lists them, each apart from the direction of the others: names of another script ran together. */
export function ItemList({ items }: { readonly items: readonly ReactNode[] }): ReactNode {
  const { words } = usePanel();
  return new Intl.ListFormat(words.locale)
    .formatToParts(items.map((_, at) => String(at)))
    .map(({ type, value }, at) => (type === 'element' ? <bdi key={at}>{items[Number(value)]}</bdi> : value));
}
