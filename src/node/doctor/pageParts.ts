/** What the checks look for on a page, by `data-part`; Playwright looks into open shadow roots too. */
export const PAGE_PARTS = {
  button: '.waymark-button[data-part="help-button"]',
  panel: '[data-part="popover"][data-state="open"]',
} as const;
