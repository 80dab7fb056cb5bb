import { mountHelp } from 'waymark';
import { endpoint, type Run } from 'waymark/core';
import { guides } from 'waymark/guides';
import { heard, run, slot } from './page.ts';

mountHelp(slot(), {
  guides,
  run: run as Run,
  receiver: endpoint('/reports', { label: 'support' }),
  surfaces: { 'provider-vault': { label: 'Provider vault', open: () => heard('surface') } },
});
