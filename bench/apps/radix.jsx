import 'waymark/styles.css';
import * as Popover from '@radix-ui/react-popover';
import { Content } from './content.jsx';
import { mountReact } from './mountReact.jsx';

mountReact(() => (
  <Popover.Root>
    <Popover.Trigger id="trigger">Help</Popover.Trigger>
    <Popover.Portal>
      <Popover.Content
        data-panel
        style={{ width: 420, maxHeight: 480, overflow: 'auto', background: '#fff' }}
      >
        <Popover.Close>Close</Popover.Close>
        <Content />
      </Popover.Content>
    </Popover.Portal>
  </Popover.Root>
));
