import { html } from './html.ts';

/** A section of the report. */
export function section(title: string, intro: string, content: string): string {
  return `<section><h2>${html(title)}</h2><p>${html(intro)}</p>${content}</section>`;
}
