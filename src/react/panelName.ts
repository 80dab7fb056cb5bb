import { enButton } from '../text/enButton.ts';
import type { Help } from './HelpContext.ts';

/** "Help with run 128", in the host's words where it has some; a message that throws counts as left out. */
export function panelName({ messages }: Help, run: string): string {
  // Before the panel's code is there, messages get no formats; this one needs none.
  const format = undefined as never;
  try {
    return messages?.helpWithRun?.({ run }, format) ?? enButton.helpWithRun({ run }, format);
  } catch {
    return enButton.helpWithRun({ run }, format);
  }
}
