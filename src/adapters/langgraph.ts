import { isError, readError } from './error/readError.ts';
import { type Adapter, createAdapter, type Found } from './payload/adapter.ts';
import { at, has, isList, isObject, items, type Piece } from './payload/piece.ts';
import { readText } from './payload/readText.ts';

/**
 * A LangGraph run that waits for a person: a result with `__interrupt__`, a state whose tasks have `interrupts`, or a `GraphInterrupt` error. None of
 * these is a failure.
 * @see https://docs.langchain.com/oss/javascript/langgraph/interrupts
 */
export const fromLangGraph: Adapter = createAdapter('langgraph', (payload, { now }) => {
  const error = [payload, at(payload, 'error')].find(isError);
  const type = error && readError(error, now).type;
  if (type === 'GraphInterrupt' || type === 'NodeInterrupt') return waiting(undefined);
  const interrupts = [payload, at(payload, 'result'), at(payload, 'values')]
    .map((piece) => at(piece, '__interrupt__'))
    .find(isList);
  const state = [payload, at(payload, 'state')].find(
    (piece) => isList(at(piece, 'tasks')) && isList(at(piece, 'next')),
  );
  const task =
    state && items(at(state, 'tasks'), 100).find((one) => items(at(one, 'interrupts'), 1).length > 0);
  if (!task && (!interrupts || items(interrupts, 1).length === 0)) return undefined;
  return waiting(task && readText(at(task, 'name')), questionOf(interrupts ?? at(task!, 'interrupts')));
});

function waiting(task: string | undefined, question?: string): Found {
  const step = {
    id: task ?? 'interrupt',
    title: question ?? task ?? 'Interrupt',
    kind: 'approval',
    status: 'waiting',
  } as const;
  return { status: 'waiting', waiting: { for: 'input', ...(question && { question }) }, steps: [step] };
}

/** The graph's question, if it is text. */
function questionOf(interrupts: Piece): string | undefined {
  const value = at(items(interrupts, 20)[0] ?? interrupts, 'value');
  if (typeof value.value === 'string') return value.value.slice(0, 200);
  if (!isObject(value)) return undefined;
  const names = ['question', 'message', 'text', 'description', 'action'] as const;
  const name = names.find((one) => has(value, one) && typeof at(value, one).value === 'string');
  return name && readText(at(value, name))?.slice(0, 200);
}
