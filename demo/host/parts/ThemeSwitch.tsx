import { useState, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';

const KEY = 'orbit-theme';

function current(): 'light' | 'dark' {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Light or dark, remembered. Follows the system until it is pressed. */
export function ThemeSwitch(): ReactNode {
  const [theme, setTheme] = useState(current);
  const other = theme === 'dark' ? 'light' : 'dark';
  const toggle = (): void => {
    document.documentElement.dataset['theme'] = other;
    setTheme(other);
    try {
      localStorage.setItem(KEY, other);
    } catch {
      // Then it lasts as long as the page.
    }
  };
  return (
    <button type="button" className="theme-switch" onClick={toggle}>
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
      {other === 'dark' ? 'Dark theme' : 'Light theme'}
    </button>
  );
}
