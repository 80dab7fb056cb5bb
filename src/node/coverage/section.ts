import { escapeHtml } from '../../server/pages/html.ts';

/** A section of the report. */
export function section(title: string, intro: string, content: string): string {
  return `<section><h2>${escapeHtml(title)}</h2><p>${escapeHtml(intro)}</p>${content}</section>`;
}
