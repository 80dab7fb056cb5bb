import type { MoveName } from '../session/memory/createRunMemory.ts';
import type { MoveCall } from '../session/sessionState.ts';

/**
 * `waymark-move`: the operator pressed a move. A listener that makes the move calls `respondWith` during the event; `preventDefault` means
 * that the operator was asked and declined.
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
   * @param answer resolves with the id of the run that started, if one did; a rejection is shown
   * @throws Error at the second call, and once the event is over
   */
  respondWith(answer: ReturnType<AnswerOf>): void {
    if (this.#answer || this.eventPhase === Event.NONE)
      throw new Error('Waymark: answer a move once, during its event.');
    this.#answer = answer;
    this.stopPropagation();
  }

  /**
   * The listener's answer, after the event was dispatched.
   * @throws Error when nobody answered
   */
  async answer(): ReturnType<AnswerOf> {
    if (this.#answer) return this.#answer;
    if (this.defaultPrevented) throw new DOMException('Called off.', 'AbortError');
    throw new Error('Nothing on this page answered the event “waymark-move”.');
  }
}

type AnswerOf = () => Promise<void | { readonly runId: string }>;
