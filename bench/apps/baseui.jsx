import { Popover } from '@base-ui/react/popover';
import { mountReact } from './mountReact.jsx';

mountReact(() => (
  <Popover.Root>
    <Popover.Trigger id="trigger">Help</Popover.Trigger>
    <Popover.Portal>
      <Popover.Positioner sideOffset={4}>
        <Popover.Popup data-panel>
          <Popover.Close>Close</Popover.Close>
        </Popover.Popup>
      </Popover.Positioner>
    </Popover.Portal>
  </Popover.Root>
));
