import type { MoveName } from '../session/memory/createRunMemory.ts';
import type { MoveCall } from '../session/sessionState.ts';

/**
 * `waymark-move`: the operator pressed a move. Whoever performs it answers with `respondWith`, while the event is heard; prevented, the move
 * is called off.
 */
export class MoveRequest extends Event implements MoveCall {
  readonly move: MoveName;
  readonly run: MoveCall['run'];
  readonly stepId?: string;
  readonly key: string;
  readonly signal: AbortSignal;
  #answer: ReturnType<AnswerOf> | undefined;

  constructor(move: MoveName, { run, stepId, key, signal }: MoveCall) {
    super('waymark-move', { bubbles: true, composed: true, cancelable: true });
    this.move = move;
    this.run = run;
    this.key = key;
    this.signal = signal;
    if (stepId !== undefined) this.stepId = stepId;
  }

  /**
   * @param answer with the id of the run that started, where one did; what it rejects with is shown
   * @throws Error at the second call
   */
  respondWith(answer: ReturnType<AnswerOf>): void {
    if (this.#answer) throw new Error('Waymark: this move has an answer already.');
    this.#answer = answer;
    this.stopPropagation();
  }

  /** What was answered, once the event was dispatched. @throws Error when nobody answered */
  async answer(): ReturnType<AnswerOf> {
    if (this.#answer) return this.#answer;
    if (this.defaultPrevented) throw new DOMException('Called off.', 'AbortError');
    throw new Error('Nothing on this page answered the event “waymark-move”.');
  }
}

type AnswerOf = () => Promise<void | { readonly runId: string }>;
