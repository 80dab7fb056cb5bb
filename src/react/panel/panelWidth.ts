/** Width of a panel beside the host, in pixels. */
export const PANEL_WIDTH = { least: 320, start: 400, most: 720 } as const;

/** Width that is left to the host, in pixels. */
export const MIN_HOST_WIDTH = 560;
