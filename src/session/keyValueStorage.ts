/** Stores small values over a reload: ticks, answers, the draft, the dock's width. `localStorage` fits. */
export interface KeyValueStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}
