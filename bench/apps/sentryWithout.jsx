// What an app pays for the SDK alone, so that the price of its feedback widget can be told apart.
import * as Sentry from '@sentry/browser';
import { ready, trigger } from './mount.js';

Sentry.init({ dsn: 'https://a@127.0.0.1/1', defaultIntegrations: false });
trigger(() => {});
ready();
