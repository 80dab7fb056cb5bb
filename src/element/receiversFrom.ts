import type { Receiver } from '../session/receivers/receiver.ts';
import type { ReceiverSetup } from './HelpProperties.ts';

/** Makes receivers from data; a text is the address of an endpoint. Rejects when a kind does not exist. */
export function receiversFrom(
  given: readonly (Receiver | ReceiverSetup | string)[],
): Promise<readonly Receiver[]> {
  return Promise.all(given.map(receiverFrom));
}

/** Loads only the wanted kind. */
async function receiverFrom(given: Receiver | ReceiverSetup | string): Promise<Receiver> {
  if (typeof given === 'object' && 'send' in given) return given;
  const setup: ReceiverSetup = typeof given === 'string' ? { kind: 'endpoint', url: given } : given;
  switch (setup.kind) {
    case 'endpoint':
      return (await import('../session/receivers/endpoint.ts')).endpoint(setup.url, setup);
    case 'githubIssue':
      return (await import('../session/receivers/githubIssue.ts')).githubIssue(setup);
    case 'mail':
      return (await import('../session/receivers/mail.ts')).mail(setup);
    case 'sentryFeedback':
      return (await import('../session/receivers/sentryFeedback.ts')).sentryFeedback(setup);
    case 'zendeskRequest':
      return (await import('../session/receivers/zendeskRequest.ts')).zendeskRequest(setup);
    case 'clipboard':
      return (await import('../session/receivers/clipboard.ts')).clipboard(setup);
    case 'download':
      return (await import('../session/receivers/download.ts')).download(setup);
    default:
      throw new Error(`There is no receiver of kind ${JSON.stringify((setup as { kind: unknown }).kind)}.`);
  }
}
