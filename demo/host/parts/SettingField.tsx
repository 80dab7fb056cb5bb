import { useId, type ReactNode } from 'react';
import type { MissionView } from '../../server/api/describe.ts';
import { act } from '../notices.ts';
import { postJson } from '../request.ts';

interface SettingFieldProps {
  readonly mission: string;
  readonly setting: MissionView['settings'][number];
  readonly reload: () => Promise<void>;
}

/** One setting of a mission, saved as soon as it is chosen. */
export function SettingField({ mission, setting, reload }: SettingFieldProps): ReactNode {
  const id = useId();
  const { label, hint, value, options } = setting;
  const save = async (next: string): Promise<void> => {
    await act(`Saved: ${label}.`, () =>
      postJson(`/api/missions/${mission}/settings/${setting.id}`, { body: { value: next } }),
    );
    await reload();
  };
  return (
    <div className="setting">
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`}>{hint}</p>
      </div>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={({ target }) => void save(target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
