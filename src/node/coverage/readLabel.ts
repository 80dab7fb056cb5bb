/** What a person says is right for one case. */
export interface Label {
  /** The guide that should be found; `none` when there is no trouble, `unclassified` when no specific guide can be named. */
  readonly expected: string;
  /** `expected` and everything else that is acceptable. */
  readonly right: ReadonlySet<string>;
  /** The expected kind of move, and acceptable ones; absent if the label does not say. */
  readonly move?: { readonly expected: string; readonly right: ReadonlySet<string> };
}

/**
 * Reads the label of one line: `expected_class`, `acceptable_classes`, `expected_move`, `acceptable_moves`; or `label`, which is
 * an id, or a list of ids with the best first.
 *
 * @returns `undefined` when it has none
 */
export function readLabel(line: object): Label | undefined {
  const field = (name: string): unknown =>
    Object.hasOwn(line, name) ? (line as Readonly<Record<string, unknown>>)[name] : undefined;
  const [expected, ...others] = [
    ...words(field('expected_class')),
    ...words(field('acceptable_classes')),
    ...words(field('label')),
  ];
  if (expected === undefined) return undefined;
  const [move] = words(field('expected_move'));
  const right = new Set([expected, ...others]);
  if (move === undefined) return { expected, right };
  return {
    expected,
    right,
    move: { expected: move, right: new Set([move, ...words(field('acceptable_moves'))]) },
  };
}

function words(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}
