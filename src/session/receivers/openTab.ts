/**
 * Opens an address in a tab of its own, which gets no hold of this page. To be called within the press of a button.
 *
 * @returns false when the browser opened none
 */
export function openTab(url: string): boolean {
  // With `noopener` the browser would not say whether it opened anything, so the tab is let go of before it leads anywhere.
  const tab = window.open('', '_blank');
  if (!tab) return false;
  tab.opener = null;
  tab.location.replace(url);
  return true;
}
