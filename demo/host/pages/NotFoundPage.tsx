import type { ReactNode } from 'react';
import { Link } from '../parts/Link.tsx';
import { Page } from '../parts/Page.tsx';

export function NotFoundPage(): ReactNode {
  return (
    <Page title="Nothing here" lead="This address belongs to no page of Orbit.">
      <p>
        <Link to="/runs">Go to the runs</Link>
      </p>
    </Page>
  );
}
