import { html } from '../../server/pages/html.ts';

/** The page of an author: the text of a guide, its problems, its runs, and the panel in a frame. */
export function devPage(token: string): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="waymark-token" content="${token}" />
        <title>Waymark dev</title>
        <link rel="stylesheet" href="/dev.css" />
        <script type="module" src="/dev/page.js"></script>
      </head>
      <body>
        <main>
          <div class="top">
            <h1>Waymark dev</h1>
            <label for="guide">Guide</label>
            <select id="guide"></select>
            <button type="button" id="save" disabled>Save</button>
            <p id="state" role="status"></p>
          </div>
          <section aria-labelledby="text-title">
            <h2 id="text-title">Text</h2>
            <div class="editor">
              <pre id="lines" aria-hidden="true"></pre>
              <textarea
                id="text"
                aria-labelledby="text-title"
                aria-describedby="count"
                spellcheck="false"
                wrap="off"
              ></textarea>
            </div>
            <h2 id="problems-title">Problems <span id="count"></span></h2>
            <ul id="problems" aria-labelledby="problems-title"></ul>
          </section>
          <section aria-labelledby="runs-title">
            <h2 id="runs-title">Runs</h2>
            <p id="summary"></p>
            <ul id="runs" aria-labelledby="runs-title"></ul>
            <details id="why">
              <summary>Why this guide does not lead here</summary>
              <pre id="reasons" tabindex="0"></pre>
            </details>
          </section>
          <section aria-labelledby="panel-title">
            <h2 id="panel-title">Panel</h2>
            <div class="switches">
              <label><input type="checkbox" id="narrow" /> 360 px</label>
              <label><input type="checkbox" id="dark" /> Dark</label>
            </div>
            <iframe id="panel" title="The panel of the chosen run"></iframe>
          </section>
        </main>
      </body>
    </html>`.markup.trimStart();
}

/** What stands in the frame: a page of a host with nothing but the help. */
export function panelPage(): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Panel</title>
        <link rel="stylesheet" href="/dev.css" />
        <script type="module" src="/element.js"></script>
        <script type="module" src="/dev/panel.js"></script>
      </head>
      <body class="host">
        <h1 id="run">No run</h1>
        <waymark-help></waymark-help>
      </body>
    </html>`.markup.trimStart();
}
