import type { FitResult } from '../core/model/fit.ts';
import type { HelpEventContext, HelpEventDetail } from './helpEvent.ts';
import { saidBy } from './saidBy.ts';
import type { SessionParts } from './sessionParts.ts';
import type { SessionState } from './sessionState.ts';

/** Calls the host's `onEvent`. */
export interface Events {
  readonly emit: (detail: HelpEventDetail, query?: string) => void;
  readonly setShown: (isShown: boolean) => void;
  /** Compares two consecutive states and emits what changed. */
  readonly follow: (state: SessionState, before: SessionState) => void;
}

export function createEvents({
  environment,
  get,
  host,
  warn,
}: Pick<SessionParts, 'environment' | 'get' | 'host' | 'warn'>): Events {
  let isShown = false;
  /** The standing emitted last, as JSON. */
  let told = '';

  const emit: Events['emit'] = (detail, query) => {
    const { onEvent, surface } = host();
    if (!onEvent) return;
    const context: HelpEventContext = { run: get().run, ...(query !== undefined && { query }) };
    try {
      onEvent({ ...detail, at: environment.now(), surface }, context);
    } catch (error) {
      warn('event-failed', `The host's \`onEvent\` failed: ${saidBy(error)}`);
    }
  };

  const tellStanding = ({ result }: SessionState): void => {
    if (!isShown || !result) return;
    const detail = standingOf(result);
    const json = JSON.stringify(detail);
    if (json === told) return;
    told = json;
    emit(detail);
  };

  return {
    emit,
    setShown(next) {
      if (next === isShown) return;
      isShown = next;
      told = '';
      if (!next) return;
      emit({ type: 'shown' });
      tellStanding(get());
    },
    follow(state, before) {
      if (state.run?.id !== before.run?.id) told = '';
      tellStanding(state);
      const { view } = state;
      const isOpened =
        before.view.kind !== 'guide' || (view.kind === 'guide' && before.view.guide !== view.guide);
      if (view.kind === 'guide' && isOpened) emit({ type: 'guide-opened', guide: view.guide });
    },
  };
}

function standingOf({ trouble, lead, fits }: FitResult): Extract<HelpEventDetail, { type: 'standing' }> {
  const fit = fits.find(({ guide }) => guide === lead);
  return {
    type: 'standing',
    ...(trouble && { trouble }),
    ...(lead !== null && { guide: lead }),
    standing: fit ? fit.standing : lead === null ? 'none' : 'general',
  };
}
