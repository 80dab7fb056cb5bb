import type { ReactNode } from 'react';
import type { MissionView } from '../../server/api/describe.ts';
import { act } from '../notices.ts';
import { postJson } from '../request.ts';
import { sayNumber } from '../words.ts';

interface BudgetFieldProps {
  readonly mission: Pick<MissionView, 'id' | 'title'>;
  readonly budget: NonNullable<MissionView['budget']>;
  /** What stands in front: the mission, or what is set of it. */
  readonly label: string;
  readonly isWanted?: boolean;
  readonly reload: () => Promise<void>;
}

/** What a mission may spend in one run, with a button that raises it. */
export function BudgetField({ mission, budget, label, isWanted, reload }: BudgetFieldProps): ReactNode {
  const raise = async (): Promise<void> => {
    await act('Budget raised by 1,000.', () => postJson(`/api/missions/${mission.id}/budget`));
    await reload();
  };
  return (
    <div className="setting" data-wanted={isWanted}>
      <div>
        <strong>{label}</strong>
        <p>
          May spend {sayNumber(budget.limit)} {budget.unit} in one run.
        </p>
      </div>
      <button
        type="button"
        className="button"
        aria-label={`Raise by 1,000: ${mission.title}`}
        onClick={() => void raise()}
      >
        Raise by 1,000
      </button>
    </div>
  );
}
