import { HelpButton, HelpProvider } from 'waymark';
import { guides } from 'waymark/guides';
import 'waymark/styles.css';
import run from '../../demo/runs/translate-catalogue.json';
import { mountReact } from './mountReact.jsx';

const surfaces = { 'provider-vault': { label: 'Provider vault', open: () => {} } };
const moves = { retry: async () => {} };

mountReact(() => (
  <HelpProvider guides={[guides]} surfaces={surfaces}>
    <HelpButton run={run} moves={moves} />
  </HelpProvider>
));
