import type { HelpEvent, HelpEventContext } from '../session/helpEvent.ts';

/** `waymark-event`: something happened in the help. `detail` holds no personal data; a second property says what it is about. */
export class HelpEventMessage extends CustomEvent<HelpEvent> {
  readonly context: HelpEventContext;

  constructor(detail: HelpEvent, context: HelpEventContext) {
    super('waymark-event', { detail, bubbles: true, composed: true });
    this.context = context;
  }
}
