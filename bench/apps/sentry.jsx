import * as Sentry from '@sentry/browser';
import { ready, trigger } from './mount.js';

const feedback = Sentry.feedbackSyncIntegration({ autoInject: false, showBranding: false });
Sentry.init({ dsn: 'https://a@127.0.0.1/1', defaultIntegrations: false, integrations: [feedback] });
let form;
window.__close = () => form.close();
trigger(async () => {
  if (!form) {
    form = await feedback.createForm();
    form.appendToDom();
  }
  form.open();
});
ready();
