import { enButton } from '../../text/en/enButton.ts';
import type { Help } from '../provider/HelpContext.ts';

/** Before the panel's code is loaded, messages get no formatting functions; this message needs none. */
type Say = (parameters: { readonly run: string }) => string;

/** "Help with run 128", in the host's words where it has some; a message that throws counts as left out. */
export function panelName({ messages }: Help, run: string): string {
  try {
    return (messages!.helpWithRun as Say)({ run });
  } catch {
    return (enButton.helpWithRun as Say)({ run });
  }
}
