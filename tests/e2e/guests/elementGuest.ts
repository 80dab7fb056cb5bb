import { heard, run, slot } from './page.ts';

const help = document.createElement('waymark-help');
// Before its class is known, as a page does whose scripts come in any order.
Object.assign(help, { run, surfaces: { 'provider-vault': 'Provider vault' }, receivers: '/reports' });
help.addEventListener('waymark-surface', () => heard('surface'));
slot().append(help);
