import { html, type Html } from './html.ts';

/** One page around its content. */
export interface Shell {
  readonly title: string;
  /** Path of the pages, without a slash at its end. */
  readonly base: string;
  /** Who reads, where it is known. */
  readonly reader?: string | undefined;
  /** Where signing out is done, where it can be done here. */
  readonly signOut?: string | undefined;
  /** The product around the pages. */
  readonly home?: { readonly label: string; readonly href: string } | undefined;
  readonly main: Html;
}

/** A whole page. It runs no script; everything on it is a link or a form. */
export function pageShell({ title, base, reader, signOut, home, main }: Shell): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Reports received</title>
        <link rel="stylesheet" href="${base}/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
          <a class="brand" href="${base}">Reports received</a>
          <nav aria-label="Reports">
            <a href="${base}">Failures</a>
            <a href="${base}/all">All reports</a>
            ${home && html`<a href="${home.href}">${home.label}</a>`}
          </nav>
          ${reader !== undefined && html`<span class="reader">${reader}</span>`}
          ${
            signOut !== undefined &&
            html`<form method="post" action="${signOut}"><button class="plain">Sign out</button></form>`
          }
        </header>
        <main id="main" tabindex="-1">${main}</main>
      </body>
    </html>`.markup.trimStart();
}

/** Says what went wrong, in place of the content. */
export function problemMain(title: string, detail: string, base: string): Html {
  return html`<div class="empty">
    <h1>${title}</h1>
    <p>${detail}</p>
    <p><a href="${base}">To all failures</a></p>
  </div>`;
}
