import 'waymark/styles.css';
import {
  FloatingFocusManager,
  FloatingPortal,
  autoUpdate,
  flip,
  offset,
  shift,
  useClick,
  useDismiss,
  useFloating,
  useInteractions,
  useRole,
} from '@floating-ui/react';
import { useState } from 'react';
import { Content } from './content.jsx';
import { mountReact } from './mountReact.jsx';

mountReact(() => {
  const [open, setOpen] = useState(false);
  const { refs, floatingStyles, context } = useFloating({
    open,
    onOpenChange: setOpen,
    whileElementsMounted: autoUpdate,
    middleware: [offset(4), flip(), shift({ padding: 8 })],
  });
  const { getReferenceProps, getFloatingProps } = useInteractions([
    useClick(context),
    useDismiss(context),
    useRole(context),
  ]);
  return (
    <>
      <button id="trigger" ref={refs.setReference} {...getReferenceProps()}>
        Help
      </button>
      {open && (
        <FloatingPortal>
          <FloatingFocusManager context={context} modal={false}>
            <div
              ref={refs.setFloating}
              data-panel
              style={{ ...floatingStyles, width: 420, maxHeight: 480, overflow: 'auto', background: '#fff' }}
              {...getFloatingProps()}
            >
              <button onClick={() => setOpen(false)}>Close</button>
              <Content />
            </div>
          </FloatingFocusManager>
        </FloatingPortal>
      )}
    </>
  );
});
