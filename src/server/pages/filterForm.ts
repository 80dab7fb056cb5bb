import { REPORT_CATEGORIES } from '../../core/model/report.ts';
import { DELIVERY_STATES } from '../database/schema.ts';
import { html, type Html } from './html.ts';
import { pageWords } from './pageWords.ts';

interface FilterForm {
  readonly address: string;
  readonly params: URLSearchParams;
  readonly kind: 'failures' | 'reports';
}

/** Fields that filter a list; filters chosen by other means are kept. */
export function filterForm({ address, params, kind }: FilterForm): Html {
  const value = (name: string): string => params.get(name) ?? '';
  const more = ['category', 'code', 'guide', 'mission', 'run', 'sender', 'delivery', 'day'];
  const isOpen = more.some((name) => value(name) !== '');
  return html`<form class="filters" method="get" action="${address}" role="search" aria-label="Find reports">
    ${['state', 'failure'].map(
      (name) => value(name) !== '' && html`<input type="hidden" name="${name}" value="${value(name)}" />`,
    )}
    <label class="search">
      <span class="hidden">Words, codes or run ids</span>
      <input type="search" name="text" value="${value('text')}" placeholder="Words, codes, run ids" />
    </label>
    ${
      kind === 'failures' &&
      html`<label>
        <span>Order</span>
        <select name="order">
          ${option('', 'Latest first', value('order'))}
          ${option('most', 'Most reports first', value('order'))}
        </select>
      </label>`
    }
    <button>Find</button>
    <details ${isOpen && html`open`}>
      <summary>More filters</summary>
      <div class="fields">
        <label>
          <span>About</span>
          <select name="category">
            ${option('', 'Anything', value('category'))}
            ${REPORT_CATEGORIES.map((one) => option(one, pageWords.category[one], value('category')))}
          </select>
        </label>
        <label>
          <span>Delivery</span>
          <select name="delivery">
            ${option('', 'Any', value('delivery'))}
            ${DELIVERY_STATES.map((one) => option(one, pageWords.delivery[one], value('delivery')))}
          </select>
        </label>
        ${field('code', 'Code', value('code'))} ${field('guide', 'Guide id, or none', value('guide'))}
        ${field('mission', 'Mission id', value('mission'))} ${field('run', 'Run id', value('run'))}
        ${field('sender', 'Sender', value('sender'))}
        <label>
          <span>Received on (UTC)</span>
          <input type="date" name="day" value="${value('day')}" />
        </label>
      </div>
    </details>
  </form>`;
}

function field(name: string, label: string, value: string): Html {
  return html`<label>
    <span>${label}</span>
    <input name="${name}" value="${value}" autocomplete="off" spellcheck="false" />
  </label>`;
}

function option(value: string, label: string, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`;
}

interface Tabs {
  readonly address: string;
  readonly params: URLSearchParams;
  readonly label: string;
  /** Of `state`, empty for any. */
  readonly values: Readonly<Record<string, string>>;
}

/** Links that choose a state and keep the other filters. */
export function tabs({ address, params, label, values }: Tabs): Html {
  const chosen = params.get('state') ?? '';
  return html`<nav class="tabs" aria-label="${label}">
    ${Object.entries(values).map(
      ([value, words]) =>
        html`<a
          href="${withParams(address, params, { state: value })}"
          ${value === chosen && html`aria-current="true"`}
          >${words}</a
        >`,
    )}
  </nav>`;
}

export function olderLink(
  next: string | undefined,
  address: string,
  params: URLSearchParams,
): Html | undefined {
  if (next === undefined) return undefined;
  return html`<p class="pages">
    <a href="${withParams(address, params, { after: next })}" rel="next">Next page</a>
  </p>`;
}

/** An address with some parameters changed. A page of another list begins at its start. */
export function withParams(
  address: string,
  params: URLSearchParams,
  change: Readonly<Record<string, string>>,
): string {
  const changed = new URLSearchParams(
    [...params].filter(([name, value]) => name !== 'after' && value !== ''),
  );
  for (const [name, value] of Object.entries(change)) {
    if (value === '') changed.delete(name);
    else changed.set(name, value);
  }
  return changed.size > 0 ? `${address}?${changed.toString()}` : address;
}
