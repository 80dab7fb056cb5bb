/** The form of a calendar day. */
export const CALENDAR_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar, `2026-02-28`. */
export function isDay(text: string): boolean {
  if (!CALENDAR_DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
