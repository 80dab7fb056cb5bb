import type { ReactNode } from 'react';
import { navigate } from '../router.ts';

interface MissionPickerProps {
  readonly page: string;
  readonly missions: readonly { readonly id: string; readonly title: string }[];
  readonly value: string | undefined;
}

/** Narrows a page to one mission. */
export function MissionPicker({ page, missions, value }: MissionPickerProps): ReactNode {
  return (
    <label className="picker">
      Mission
      <select
        value={value ?? ''}
        onChange={({ target }) =>
          navigate(target.value ? `${page}?mission=${target.value}` : page, { replace: true })
        }
      >
        <option value="">All missions</option>
        {missions.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
