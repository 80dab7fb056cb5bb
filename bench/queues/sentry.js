// Sentry's transport for browsers that go offline, as its documentation sets it up, with the queue tried at start.
import { createEnvelope } from '@sentry/core';
import { makeBrowserOfflineTransport, makeFetchTransport } from '@sentry/browser';

const start = makeBrowserOfflineTransport((options) =>
  makeFetchTransport(options, (...given) => globalThis.fetch(...given)),
);
const transport = start({
  url: 'https://server.test/reports',
  recordDroppedEvent: () => {},
  flushAtStartup: true,
});
globalThis.save = async (id) => {
  await transport.send(createEnvelope({ event_id: id }, [[{ type: 'event' }, { event_id: id }]]));
  return true;
};
