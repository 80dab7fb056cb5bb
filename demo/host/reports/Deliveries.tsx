import type { ReactNode } from 'react';
import type { ListedDelivery } from 'waymark/server';
import { Badge } from '../parts/Badge.tsx';
import { sayDate } from '../words.ts';
import { sayDelivery } from './reportWords.ts';

const REASONS: Readonly<Record<string, string>> = {
  'rate-limited': 'it asked to send more slowly',
  server: 'it failed to answer properly',
  network: 'it could not be reached',
  timeout: 'it did not answer in time',
  auth: 'it does not accept Orbit’s credentials',
  invalid: 'it does not accept a report of this form',
  'too-large': 'the report is too large for it',
  gone: 'it takes no reports any more',
  unsure: 'nobody knows whether it has it',
  'gave-up': 'it did not take it for days',
};

/** Where a report went: one line for each receiver, with its reference, or why it is not there. */
export function Deliveries({ deliveries }: { readonly deliveries: readonly ListedDelivery[] }): ReactNode {
  if (deliveries.length === 0) {
    return <p className="quiet">Orbit keeps it. No further receiver is set up.</p>;
  }
  return (
    <ul className="deliveries">
      {deliveries.map((delivery) => (
        <li key={delivery.receiver}>
          <DeliveryBadge delivery={delivery} />
          <strong>{delivery.receiver}</strong>
          <Outcome delivery={delivery} />
        </li>
      ))}
    </ul>
  );
}

export function DeliveryBadge({ delivery }: { readonly delivery: ListedDelivery }): ReactNode {
  const [words, tone] = sayDelivery(delivery);
  return <Badge tone={tone}>{words}</Badge>;
}

function Outcome({ delivery }: { readonly delivery: ListedDelivery }): ReactNode {
  const { state, changedAt, tries, dueAt, reference, url, reason, said } = delivery;
  const why = reason === undefined ? undefined : (REASONS[reason] ?? reason);
  if (state === 'delivered') {
    return (
      <span>
        {url && /^https?:/i.test(url) ? (
          <a href={url} target="_blank" rel="noreferrer">
            {reference ?? 'Open it there'}
            <span className="hidden"> (opens in a new tab)</span>
          </a>
        ) : (
          reference
        )}{' '}
        <small>{sayDate(changedAt)}</small>
      </span>
    );
  }
  return (
    <span>
      {why && (state === 'sending' ? `again, because ${why}` : `because ${why}`)}
      {said && <q className="said">{said}</q>}
      <small>
        {tries > 0 && ` ${tries} ${tries === 1 ? 'try' : 'tries'}`}
        {state === 'queued' && dueAt !== undefined && tries > 0 && `, next ${sayDate(dueAt)}`}
      </small>
    </span>
  );
}
