import { HelpDock, HelpProvider } from 'waymark';
import { guides } from 'waymark/guides';
import run from '../../demo/runs/translate-catalogue.json';
import { mountReact } from './mountReact.jsx';

mountReact(() => (
  <HelpProvider guides={[guides]}>
    <HelpDock run={run} />
  </HelpProvider>
));
