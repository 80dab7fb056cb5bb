// The button; the form comes from Sentry's own server when it is pressed.
import * as Sentry from '@sentry/browser';
import { ready, trigger } from './mount.js';

const feedback = Sentry.feedbackAsyncIntegration({ autoInject: false, showBranding: false });
Sentry.init({ dsn: 'https://a@127.0.0.1/1', defaultIntegrations: false, integrations: [feedback] });
trigger(() => feedback.createForm());
ready();
