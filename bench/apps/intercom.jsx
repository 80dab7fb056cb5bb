// Starts a script from Intercom's own server.
import Intercom from '@intercom/messenger-js-sdk';

Intercom({ app_id: 'X' });
