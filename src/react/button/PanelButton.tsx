import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { enButton } from '../../text/en/enButton.ts';
import type { Help } from '../provider/HelpContext.ts';
import { loadPanel } from './loadPanel.ts';
import type { OpenReason, PanelButtonProps } from '../provider/OpenProps.ts';
import { panelName } from './panelName.ts';
import { runKey } from '../provider/runKey.ts';
import { useCode } from '../parts/useCode.ts';

interface Props extends PanelButtonProps {
  readonly help: Help;
  /** It opens at the report. */
  readonly isReport?: boolean;
  /** Is there a reason to show the button? An open panel keeps it in any case. */
  readonly isShown: boolean;
}

/**
 * The panel is closed and the button has the focus back: it stays until the focus moves on (B5). A named constant would make the first
 * chunk larger.
 */
type Lingers = 1;

/**
 * A button that opens the panel beside itself. What a page loads at once: it holds no state of the run and leaves
 * everything it can to the panel's code, which comes on hover, focus, click or a deep link.
 */
export function PanelButton(props: Props): ReactNode {
  const { help, run, isReport, isShown, className, label, onOpenChange } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [own, setOwn] = useState<boolean | Lingers | undefined>(props.defaultOpen);
  const isOpen = props.open ?? own === true;
  const [code, isFailed, load] = useCode(loadPanel);
  useEffect(() => {
    const check = (): void => {
      if (isOpen || /waymark=/.test(location.href)) load();
    };
    check();
    addEventListener('hashchange', check);
    return () => removeEventListener('hashchange', check);
  }, [isOpen, load]);
  if (!isShown && !isOpen && !own) return null;

  const setOpen = (open: boolean, reason: OpenReason): void => {
    setOwn(open || (reason !== 'outside' && 1));
    onOpenChange?.(open, { reason });
  };
  const say = { ...enButton, ...help.messages };
  const isUp = isOpen && !!code;
  const isLost = isOpen && isFailed;
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`waymark waymark-button ${className ?? ''}`}
        lang={say.lang}
        dir={say.dir}
        data-part={isReport ? 'report-button' : 'help-button'}
        data-state={isUp ? 'open' : isLost ? 'failed' : isOpen ? 'loading' : 'closed'}
        aria-haspopup="dialog"
        aria-expanded={isUp}
        aria-controls={isUp ? id : undefined}
        aria-label={label || isReport || isLost ? undefined : panelName(help, runKey(run))}
        // A press loads the code by itself. If hovering loaded it first, the same press would close the panel again.
        onPointerEnter={isLost ? undefined : load}
        onFocus={load}
        onBlur={() => own === 1 && setOwn(false)}
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (isLost) load();
          else setOpen(!isOpen, 'button');
        }}
      >
        {isLost ? say.openFailed : (label ?? (isReport ? say.reportRun : say.help))}
        {help.late?.(help, runKey(run), isOpen)}
      </button>
      {code && <code.Popover {...props} id={id} anchor={button} isOpen={isOpen} setOpen={setOpen} />}
    </>
  );
}
