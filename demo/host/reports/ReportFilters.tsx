import type { ReactNode } from 'react';
import { DELIVERIES, showPlace, type ReportPlace } from './reportPlace.ts';
import { useGuideTitles } from './useGuideTitles.ts';

const NAMES: Readonly<Record<(typeof DELIVERIES)[number], string>> = {
  queued: 'Queued',
  sending: 'Sending',
  delivered: 'Delivered',
  rejected: 'Rejected',
};

/** Narrows the list by where reports were delivered, by guide, run and day. */
export function ReportFilters({ place }: { readonly place: ReportPlace }): ReactNode {
  const titles = useGuideTitles();
  const { guide = '', run = '', day = '', delivery } = place;
  const change = (name: keyof ReportPlace, value: string | undefined): void => {
    const { [name]: _, ...rest } = place;
    showPlace(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <div className="toolbar">
      <fieldset className="filters">
        <legend className="hidden">Delivery</legend>
        <button
          type="button"
          className="filter"
          aria-pressed={delivery === undefined}
          onClick={() => change('delivery', undefined)}
        >
          All
        </button>
        {DELIVERIES.map((one) => (
          <button
            key={one}
            type="button"
            className="filter"
            aria-pressed={one === delivery}
            onClick={() => change('delivery', one)}
          >
            {NAMES[one]}
          </button>
        ))}
      </fieldset>
      <div className="report-filters">
        <label className="field">
          Guide shown
          <select value={guide} onChange={({ target }) => change('guide', target.value)}>
            <option value="">Any</option>
            {guide && !titles.has(guide) && <option value={guide}>{guide}</option>}
            {[...titles].map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          Run
          <input
            value={run}
            placeholder="Any, or its id"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => change('run', target.value)}
          />
        </label>
        <label className="field">
          Received on
          <input type="date" value={day} onChange={({ target }) => change('day', target.value)} />
        </label>
      </div>
    </div>
  );
}
