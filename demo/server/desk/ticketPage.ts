import type { Ticket } from './ticket.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (found) => ENTITIES[found]!);

/** What the desk shows of a ticket: plain text in a plain page. */
export function ticketPage(ticket: Ticket | undefined): string {
  const title = ticket ? `DESK-${ticket.number}` : 'No such ticket';
  const body = ticket
    ? `<p>Run ${escape(ticket.run)}</p><h1>${escape(ticket.subject)}</h1><pre>${escape(ticket.message || 'Nothing was written.')}</pre>`
    : '<h1>No such ticket</h1><p>The desk forgets its tickets when Orbit is started again.</p>';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>${title} · Support desk</title>
<style>
  :root { color-scheme: light dark; }
  body { max-width: 60ch; margin: 10vh auto; padding: 0 16px; font: 1rem/1.5 system-ui, sans-serif; }
  pre { white-space: pre-wrap; font: inherit; }
</style>
<p>${title}</p>
${body}
</html>
`;
}
