/** What made a panel open or close. */
export type OpenReason = 'button' | 'link' | 'escape' | 'outside' | 'close';

/** Open or closed, controlled or not. */
export interface OpenProps {
  /** Controlled: the host decides. */
  readonly open?: boolean | undefined;
  /** Uncontrolled: how it starts. */
  readonly defaultOpen?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean, details: { readonly reason: OpenReason }) => void) | undefined;
}
