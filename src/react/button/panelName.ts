import { enButton } from '../../text/en/enButton.ts';
import type { Help } from '../provider/HelpContext.ts';

/** Before the panel's code is loaded, messages get no formatting functions; this message needs none. */
type Say = (parameters: { readonly run: string }) => string;

/**
 * "Help with run 128", in the host's words where it gives some; ours where its message throws. Invisible characters of the id are
 * removed.
 */
export function panelName({ messages }: Help, id: string): string {
  const said = { run: id.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '') };
  try {
    return (messages!.helpWithRun as Say)(said);
  } catch {
    return (enButton.helpWithRun as Say)(said);
  }
}
