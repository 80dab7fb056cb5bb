import { ready, trigger } from './mount.js';

trigger(() => {});
ready();
