import type { ReactNode } from 'react';
import { useNotices } from '../notices.ts';
import { Icon } from './Icon.tsx';

/** What has just been done, or could not be; read out politely. */
export function Notices(): ReactNode {
  const notices = useNotices();
  return (
    <output className="notices">
      {notices.map(({ id, text, tone }) => (
        <span key={id} className="notice" data-tone={tone}>
          <Icon name={tone} size={16} />
          {text}
        </span>
      ))}
    </output>
  );
}
