import { clipboard } from '../session/receivers/clipboard.ts';
import { download } from '../session/receivers/download.ts';
import { endpoint } from '../session/receivers/endpoint.ts';
import { githubIssue } from '../session/receivers/githubIssue.ts';
import { mail } from '../session/receivers/mail.ts';
import type { Receiver } from '../session/receivers/receiver.ts';
import { sentryFeedback } from '../session/receivers/sentryFeedback.ts';
import { zendeskRequest } from '../session/receivers/zendeskRequest.ts';
import type { ReceiverSetup } from './HelpProperties.ts';

/** Receivers told as data, made; a text is the address of an endpoint. @throws Error when one is of no kind there is */
export function receiversFrom(given: readonly (Receiver | ReceiverSetup | string)[]): readonly Receiver[] {
  return given.map((one) => {
    if (typeof one === 'string') return endpoint(one);
    return 'send' in one ? one : receiverFrom(one);
  });
}

function receiverFrom(setup: ReceiverSetup): Receiver {
  switch (setup.kind) {
    case 'endpoint':
      return endpoint(setup.url, setup);
    case 'githubIssue':
      return githubIssue(setup);
    case 'mail':
      return mail(setup);
    case 'sentryFeedback':
      return sentryFeedback(setup);
    case 'zendeskRequest':
      return zendeskRequest(setup);
    case 'clipboard':
      return clipboard(setup);
    case 'download':
      return download(setup);
    default:
      throw new Error(`There is no receiver of kind ${JSON.stringify((setup as { kind: unknown }).kind)}.`);
  }
}
