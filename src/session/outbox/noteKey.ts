/** Where it is noted that reports of a user wait to be sent. */
export const noteKey = (user: string | undefined): string => `waymark:outbox:${user ?? ''}`;
