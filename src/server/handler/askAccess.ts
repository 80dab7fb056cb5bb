import type { AccessRequest, Grant, ReportHandlerOptions } from './reportHandlerOptions.ts';

/** Asks the host whether a request may do something. @returns undefined when it may not */
export async function askAccess(
  authorize: ReportHandlerOptions['authorize'] = sendOnly,
  request: Request,
  asked: AccessRequest,
): Promise<Grant | undefined> {
  const answer: unknown = await authorize(request, asked);
  if (answer === true) return {};
  return isGrant(answer) ? answer : undefined;
}

/** A scope that is present but no text, such as a tenant that could not be read, must not open every scope. */
function isGrant(answer: unknown): answer is Grant {
  if (typeof answer !== 'object' || answer === null) return false;
  return (['scope', 'sender'] as const).every(
    (name) => !(name in answer) || typeof (answer as Grant)[name] === 'string',
  );
}

function sendOnly(_: Request, { action }: AccessRequest): boolean {
  return action === 'send';
}
