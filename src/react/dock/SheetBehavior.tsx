import type { ReactNode, RefObject } from 'react';
import type { Session } from '../../session/sessionState.ts';
import { enModes } from '../../text/en/enModes.ts';
import { Grip } from '../panel/Grip.tsx';
import { useBack } from '../panel/useBack.ts';
import { adoptStyles } from '../pill/adoptStyles.ts';
import css from '../popover/modes.css?inline';
import type { Help } from '../provider/HelpContext.ts';
import type { OpenReason } from '../provider/OpenProps.ts';
import { useMessages } from '../provider/useMessages.ts';

export interface SheetBehaviorProps {
  readonly dock: RefObject<HTMLElement | null>;
  readonly help: Help;
  readonly session: Session | undefined;
  readonly isSheet: boolean;
  /** The operator has pressed or focused something in it. A dock that opened by itself leaves Back alone until then. */
  readonly isTouched: boolean;
  readonly close: (reason: OpenReason) => void;
}

const never = (): boolean => false;

// A ref, so that the styles are there before the first paint.
const style = (grip: Element | null): void => adoptStyles(grip, css);

/** The grip of a dock that is a sheet, and the browser's Back, which closes a view, then the sheet. */
export function SheetBehavior(props: SheetBehaviorProps): ReactNode {
  const { dock, help, session, isSheet, isTouched, close } = props;
  const words = useMessages(help, enModes);
  useBack(isSheet && isTouched, help.back !== false, session, close, never);
  return isSheet && <Grip panel={dock} label={words.sheetHeight} drawn={style} />;
}
