import { useId, useRef, useState, type ReactNode } from 'react';
import type { Run } from '../core/model/run.ts';
import type { Moves } from '../session/sessionState.ts';
import { enButton } from '../text/enButton.ts';
import type { Help } from './HelpContext.ts';
import { panelName } from './panelName.ts';
import { runKey } from './runKey.ts';
import { useDeepLink } from './useDeepLink.ts';
import { useOpen, type OpenProps } from './useOpen.ts';
import { usePanelCode } from './usePanelCode.ts';

export interface PanelButtonProps extends OpenProps {
  /** The host's data, as it is; anything missing or odd in it is coped with. */
  readonly run: Run | null | undefined;
  /** What the host can do; a move that is left out is explained, not offered. */
  readonly moves?: Moves | undefined;
  /** Shows a step of this run on the page. */
  readonly onShowStep?: ((stepId: string) => void) | undefined;
  readonly className?: string | undefined;
  /** What stands on the button, in place of the message. */
  readonly label?: string | undefined;
}

interface Props extends PanelButtonProps {
  readonly help: Help;
  readonly part: 'help-button' | 'report-button';
  /** Is there a reason to show the button? An open panel keeps it in any case. */
  readonly isShown: boolean;
}

/** A button that opens the panel beside itself. Holds no state of the run; the panel's code comes on hover, focus or click. */
export function PanelButton(props: Props): ReactNode {
  const { help, run, moves, part, isShown, className, defaultOpen = false } = props;
  const isReport = part === 'report-button';
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useOpen(props, defaultOpen);
  const [isKept, setKept] = useState(false);
  const link = useDeepLink(help, isShown && !isReport, () => setOpen(true, 'link'));
  const { parts, isFailed, load } = usePanelCode(isOpen);
  if (!isShown && !isOpen && !isKept) return null;

  const Popover = isOpen ? parts?.Popover : undefined;
  const say = { ...enButton, ...help.messages };
  const text = props.label ?? (isReport ? say.reportRun : say.help);
  const warm = (): void => load((loaded) => loaded.prepare(help, run));
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`waymark waymark-button${className ? ` ${className}` : ''}`}
        data-part={part}
        data-state={Popover ? 'open' : !isOpen ? 'closed' : isFailed ? 'failed' : 'loading'}
        aria-haspopup="dialog"
        aria-expanded={Popover !== undefined}
        aria-controls={Popover && id}
        aria-label={
          props.label || isReport || (isOpen && isFailed) ? undefined : panelName(help, runKey(run))
        }
        onPointerEnter={warm}
        onFocus={warm}
        onBlur={() => setKept(false)}
        onClick={() => {
          if (isOpen && isFailed) load();
          else setOpen(!isOpen, 'button');
        }}
      >
        {isOpen && isFailed ? say.openFailed : text}
      </button>
      {Popover && (
        <Popover
          id={id}
          anchor={button}
          help={help}
          run={run}
          moves={moves}
          onShowStep={props.onShowStep}
          link={link}
          isReport={isReport}
          onClose={(reason) => {
            // The button takes the focus back, so it stays until the focus moves on.
            setKept(reason !== 'outside');
            setOpen(false, reason);
          }}
        />
      )}
    </>
  );
}
