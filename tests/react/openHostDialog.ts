/** Kinds of modal dialogs that hosts open: the browser's own, and two that are boxes on the page, as in Radix and in MUI. */
export const HOST_DIALOGS = ['native', 'radix', 'mui'] as const;
export type HostDialog = (typeof HOST_DIALOGS)[number];

/**
 * Opens a modal question of the host, as the libraries do: the rest of the page is hidden from assistive technology, the focus kept inside,
 * Escape and its button close it and give the focus back. Holds everything that it needs, so that it can run in another page.
 *
 * @returns the dialog; it leaves the document when it is closed
 */
export function openHostDialog(kind: HostDialog): HTMLElement {
  const before = document.activeElement as HTMLElement | null;
  const dialog = document.createElement(kind === 'native' ? 'dialog' : 'div');
  dialog.dataset['host'] = 'dialog';
  dialog.setAttribute('aria-label', 'Really?');
  const yes = dialog.appendChild(document.createElement('button'));
  yes.textContent = 'Yes';
  document.body.append(dialog);
  if (dialog instanceof HTMLDialogElement) {
    yes.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
    return dialog;
  }
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  Object.assign(dialog.style, { position: 'fixed', inset: '0', zIndex: '1300', background: '#fff' });
  const others = [...document.body.children].filter(
    (one) => one !== dialog && !one.matches('script, [aria-hidden]'),
  );
  for (const one of others) one.setAttribute('aria-hidden', 'true');
  if (kind === 'radix') {
    document.body.style.pointerEvents = 'none';
    dialog.style.pointerEvents = 'auto';
  }
  const keepFocus = ({ target }: FocusEvent): void => {
    if (!dialog.contains(target as Node)) yes.focus();
  };
  const close = (): void => {
    document.removeEventListener('focusin', keepFocus);
    document.removeEventListener('keydown', onRadixKey, true);
    for (const one of others) one.removeAttribute('aria-hidden');
    document.body.style.pointerEvents = '';
    dialog.remove();
    before?.focus();
  };
  const onRadixKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  };
  const onMuiKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  if (kind === 'radix') document.addEventListener('keydown', onRadixKey, true);
  else dialog.addEventListener('keydown', onMuiKey);
  document.addEventListener('focusin', keepFocus);
  yes.addEventListener('click', close);
  yes.focus();
  return dialog;
}
