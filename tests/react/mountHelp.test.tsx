import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mountHelp, type MountedHelp, type MountProps } from '../../src/react/mount/mountHelp.tsx';
import { copyData } from '../../src/react/mount/copyData.ts';
import { createGuides, fineRun, limitedRun, refusedRun } from './helpWorld.tsx';

let mounted: MountedHelp[] = [];
const mount = (props: Partial<MountProps> & Pick<MountProps, 'run'>): MountedHelp => {
  const target = document.body.appendChild(document.createElement('div'));
  let help!: MountedHelp;
  act(() => {
    const all = { guides: createGuides(), storage: null, locale: 'en', ...props } as MountProps;
    help = mountHelp(target, all);
  });
  mounted.push(help);
  return help;
};
const button = (): HTMLElement => screen.getByRole('button', { name: 'Help with run 128' });

afterEach(() => {
  act(() => mounted.forEach((help) => help.unmount()));
  mounted = [];
  document.body.replaceChildren();
  location.hash = '';
});

describe('help in a page that React does not draw', () => {
  it('M1: is the widget that `kind` names', async () => {
    mount({ run: refusedRun() });
    expect(button()).toBeVisible();
    mount({ run: refusedRun(), kind: 'report' });
    expect(screen.getByRole('button', { name: 'Report this Run' })).toBeVisible();
    mount({ run: refusedRun(), kind: 'dock' });
    expect(await screen.findByRole('complementary', { name: 'Help with run 128' })).toBeVisible();
  });

  it('M2: sees a run that was changed in place, once it is told', async () => {
    const run = { ...refusedRun() } as { status?: string } & ReturnType<typeof refusedRun>;
    const help = mount({ run, always: true });
    await userEvent.click(button());
    await waitFor(() => expect(screen.getByRole('dialog')).toHaveTextContent('Failed'));
    Object.assign(run, { status: 'succeeded', steps: [], artifacts: [{ id: 'a' }] });
    act(() => help.update({ run }));
    await waitFor(() => expect(screen.getByRole('dialog')).not.toHaveTextContent('Failed'));
  });

  it('M2: reads the whole run at once, so that an effect of the host knows what it depends on', () => {
    const read = new Set<string>();
    const watched = <T extends object>(target: T, path: string): T =>
      new Proxy(target, {
        get(from, name) {
          const value: unknown = Reflect.get(from, name);
          if (typeof name === 'symbol') return value;
          read.add(`${path}${name}`);
          return typeof value === 'object' && value !== null ? watched(value, `${path}${name}.`) : value;
        },
      });
    const help = mount({ run: fineRun() });
    act(() => {
      help.update({ run: watched(refusedRun(), '') });
      expect(read).toContain('steps.1.failure.code');
    });
    expect(button()).toBeVisible();
  });

  it('M3: an update keeps what it does not name', async () => {
    const retry = vi.fn(async () => {});
    const help = mount({ run: refusedRun(), moves: { retry } });
    act(() => help.update({ run: limitedRun({ id: '128' }) }));
    await userEvent.click(button());
    await userEvent.click((await screen.findAllByRole('button', { name: 'Retry the run' }))[0]!);
    await waitFor(() => expect(retry).toHaveBeenCalledTimes(1));
  });

  it('M4: several on one page follow a deep link once', async () => {
    location.hash = '#waymark=limit-reached';
    mount({ run: refusedRun() });
    mount({ run: limitedRun() });
    expect(await screen.findByRole('article', { name: 'The limit was reached' })).toBeVisible();
    expect(screen.getAllByRole('dialog')).toHaveLength(1);
  });

  it('M5: unmounted, it leaves its target empty', () => {
    const help = mount({ run: refusedRun() });
    expect(document.body).toHaveTextContent('Help');
    act(() => help.unmount());
    expect(document.body.firstElementChild).toBeEmptyDOMElement();
  });
});

describe('the copy of a run', () => {
  it('M2: is equal to plain data, and shares nothing with it', () => {
    fc.assert(
      fc.property(fc.object({ withDate: true, maxDepth: 4 }), (value) => {
        const copy = copyData(value);
        expect(copy).toEqual(value);
        expect(copy).not.toBe(value);
      }),
    );
  });

  it('M2: takes what can be read of anything', () => {
    const odd: Record<string, unknown> = { id: '7' };
    Object.defineProperty(odd, 'bad', {
      enumerable: true,
      get: () => {
        throw new Error('gone');
      },
    });
    odd['self'] = odd;
    const copy = copyData(odd);
    expect(copy).toMatchObject({ id: '7' });
    expect(copy['self']).toBe(copy);
    expect(Object.hasOwn(copyData(JSON.parse('{"__proto__":{"a":1}}')), '__proto__')).toBe(true);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(copyData({ proxy })).toEqual({ proxy: undefined });
  });
});
