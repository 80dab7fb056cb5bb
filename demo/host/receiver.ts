import { endpoint } from 'waymark/core';

/** Where *Report this Run* sends to: Orbit's own API. */
export const receiver = endpoint('/api/reports', { lists: true });
