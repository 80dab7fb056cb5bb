import type { SignalSpec } from '../../core/model/signal/signal.ts';
import { signalKind } from '../guides/signalKind.ts';

/** What a signal means, as Markdown. */
export function signalText(spec: SignalSpec): string {
  return `**${spec.name}** · ${signalKind(spec)}\n\n${spec.meaning}\n\n\`${spec.example}\`\n\nRead from: ${spec.read}.`;
}
