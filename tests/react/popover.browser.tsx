import { StrictMode, type CSSProperties } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createPortal } from 'react-dom';
import { render } from 'vitest-browser-react';
import { HelpButton } from '../../src/react/button/HelpButton.tsx';
import { preload } from '../../src/react/button/preload.ts';
import { de } from '../../src/messages/de.ts';
import type { MessageOverrides } from '../../src/text/Messages.ts';
import { countListeners } from './countListeners.ts';
import { createReceiver, provided, refusedRun } from './helpWorld.tsx';
import { animationsEnd, part, seen, setTheme } from './surface.tsx';

const style = (css: string): HTMLStyleElement => {
  const element = document.head.appendChild(document.createElement('style'));
  element.textContent = css;
  return element;
};
let added: HTMLStyleElement[] = [];

beforeEach(async () => {
  await page.viewport(1280, 900);
  setTheme('light');
});
afterEach(() => {
  added.forEach((element) => element.remove());
  added = [];
  document.documentElement.dir = '';
});

const box = (): DOMRect => part('popover').getBoundingClientRect();
const openIt = async (): Promise<void> => {
  await userEvent.click(part('help-button'));
  await seen(() => document.querySelector('[data-part="fix-now"]'));
  await animationsEnd();
};

describe('the popover', () => {
  it('P1: is painted and has the focus in the frame of the click, once its code and guide are there', async () => {
    await render(provided(<HelpButton run={refusedRun()} />));
    await preload();
    await userEvent.hover(part('help-button'));
    await openIt();
    await userEvent.keyboard('{Escape}');
    part('help-button').click();
    // No frame has passed: React draws a click's changes before the task of the click is over.
    await Promise.resolve();
    expect(part('popover').matches(':popover-open')).toBe(true);
    expect(document.activeElement?.textContent).toBe('Help with run 128');
    expect(part('move')).not.toBeNull();
  });

  it('P1: Tab goes from the button into the panel, and out of it to what comes next on the page', async () => {
    await render(
      provided(
        <>
          <HelpButton run={refusedRun()} />
          <button type="button">After</button>
        </>,
      ),
    );
    await openIt();
    await seen(() => document.querySelector('[data-part="pin"]'));
    await userEvent.tab();
    expect(document.activeElement).toHaveAccessibleName('Pin to the side');
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(part('help-button'));
    part('not-this').focus();
    await userEvent.tab();
    expect(document.activeElement).toHaveTextContent('After');
  });

  it('C42: the Tab after the tools shows a button that goes straight to the report', async () => {
    await render(provided(<HelpButton run={refusedRun()} />));
    await openIt();
    await seen(() => document.querySelector('[data-part="pin"]'));
    await seen(() => document.querySelector('[data-part="move"]'));
    const button = part('to-report');
    expect(getComputedStyle(button).clipPath).toBe('inset(50%)');
    part('close').focus();
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
    expect(getComputedStyle(button).clipPath).toBe('none');
    await userEvent.keyboard('{Enter}');
    await seen(() => document.querySelector('[data-part="report-form"], textarea'));
    expect(document.activeElement).toHaveTextContent('Report this Run');
    expect(document.querySelector('[data-part="to-report"]')).toBeNull();
  });

  it('P20: PageDown, PageUp and Space on the title scroll the panel’s text and not the page', async () => {
    await render(
      provided(
        <div style={{ blockSize: 3000 }}>
          <HelpButton run={refusedRun()} />
        </div>,
      ),
    );
    await openIt();
    // The pin comes with what listens for the keys.
    await seen(() => document.querySelector('[data-part="pin"]'));
    await seen(() => document.querySelector('[data-part="rows"]'));
    const text = part('body');
    text.style.maxBlockSize = '200px';
    expect(document.activeElement).toHaveTextContent(/^Help with/);
    await userEvent.keyboard('{PageDown}');
    const first = text.scrollTop;
    expect(first).toBeGreaterThan(100);
    await userEvent.keyboard('[Space]');
    expect(text.scrollTop).toBeGreaterThan(first);
    await userEvent.keyboard('{PageUp}{PageUp}');
    expect(text.scrollTop).toBe(0);
    expect(scrollY).toBe(0);
  });

  it('P4: is above everything of the host, inside any clipped, transformed or hidden-overflow box', async () => {
    await render(
      <div
        style={{
          overflow: 'hidden',
          inlineSize: 120,
          blockSize: 40,
          transform: 'translateX(30px)',
          contain: 'paint',
        }}
      >
        {provided(<HelpButton run={refusedRun()} />)}
      </div>,
    );
    const cover = document.body.appendChild(document.createElement('div'));
    cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';
    await openIt();
    const { left, top, width, height } = box();
    expect(width).toBe(440);
    expect(part('popover')).toContainElement(
      document.elementFromPoint(left + width / 2, top + height - 20) as HTMLElement,
    );
    cover.remove();
  });

  it('P4: keeps its place beside the button while the page scrolls and grows', async () => {
    await render(
      <div style={{ blockSize: 3000, paddingBlockStart: 100 }}>
        {provided(<HelpButton run={refusedRun()} />)}
      </div>,
    );
    await openIt();
    const gap = (): number => Math.round(box().top - part('help-button').getBoundingClientRect().bottom);
    expect(gap()).toBe(6);
    scrollTo(0, 60);
    await expect.poll(gap).toBe(6);
    const banner = document.createElement('div');
    banner.style.blockSize = '80px';
    document.body.prepend(banner);
    await expect.poll(gap).toBe(6);
    banner.remove();
    scrollTo(0, 0);
  });

  it('P4: follows its button when a banner or a sidebar of the host moves it', async () => {
    await render(
      <div style={{ position: 'fixed', inset: 0, display: 'flex' }}>
        <div id="sidebar" />
        <div style={{ flex: 1, overflow: 'auto', padding: 20 }}>
          <div id="banner" />
          {provided(<HelpButton run={refusedRun()} />)}
          <div style={{ blockSize: 2000 }} />
        </div>
      </div>,
    );
    await openIt();
    const place = (): number[] => {
      const button = part('help-button').getBoundingClientRect();
      return [box().left - button.left, box().top - button.bottom].map(Math.round);
    };
    expect(place()).toEqual([0, 6]);
    document.querySelector<HTMLElement>('#banner')!.style.blockSize = '120px';
    await expect.poll(() => box().top).toBeGreaterThan(120);
    expect(place()).toEqual([0, 6]);
    document.querySelector<HTMLElement>('#sidebar')!.style.inlineSize = '300px';
    await expect.poll(() => box().left).toBeGreaterThanOrEqual(300);
    expect(place()).toEqual([0, 6]);
  });

  it('P10: goes with a button that its scroller takes out of sight, and both come back together', async () => {
    await render(
      <div id="scroller" style={{ blockSize: 300, overflow: 'auto' }}>
        {provided(<HelpButton run={refusedRun()} />)}
        <div style={{ blockSize: 2000 }} />
      </div>,
    );
    await openIt();
    const scroller = document.querySelector('#scroller')!;
    const gap = (): number => Math.round(box().top - part('help-button').getBoundingClientRect().bottom);
    scroller.scrollTop = 10;
    await expect.poll(gap).toBe(6);
    expect(part('popover')).toBeVisible();
    scroller.scrollTop = 200;
    await expect.poll(() => getComputedStyle(part('popover')).visibility).toBe('hidden');
    expect(document.activeElement).toBe(part('help-button'));
    scroller.scrollTop = 0;
    await expect.poll(() => getComputedStyle(part('popover')).visibility).toBe('visible');
    expect(gap()).toBe(6);
    expect(part('help-button')).toHaveAttribute('aria-expanded', 'true');
  });

  it('P10: stays at the edge of the viewport when the page scrolls as a whole', async () => {
    await render(<div style={{ blockSize: 4000 }}>{provided(<HelpButton run={refusedRun()} />)}</div>);
    await openIt();
    scrollTo(0, 2000);
    await expect.poll(() => part('help-button').getBoundingClientRect().bottom).toBeLessThan(0);
    await expect.poll(() => Math.round(box().top)).toBe(8);
    expect(getComputedStyle(part('popover')).visibility).toBe('visible');
    scrollTo(0, 0);
  });

  it('P4: is a sheet along the lower edge of a narrow screen', async () => {
    await page.viewport(360, 700);
    await render(provided(<HelpButton run={refusedRun()} />));
    await openIt();
    expect([box().left, box().right, box().bottom]).toEqual([0, 360, 700]);
    expect(box().top).toBeGreaterThanOrEqual(100);
  });

  it('P9: a sheet gives way to the step that the host shows, and comes back when it is turned to', async () => {
    await page.viewport(360, 740);
    const showStep = (): void => {
      const step = document.querySelector<HTMLElement>('#step')!;
      step.scrollIntoView({ block: 'center' });
      step.focus({ preventScroll: true });
    };
    await render(
      provided(
        <>
          <HelpButton run={refusedRun()} onShowStep={showStep} />
          <div style={{ blockSize: 2000 }} />
          <button type="button" id="step">
            The failing step
          </button>
          <div style={{ blockSize: 2000 }} />
        </>,
      ),
    );
    await openIt();
    const full = box().height;
    await userEvent.click(part('what-failed').querySelector('button')!);
    const step = document.querySelector<HTMLElement>('#step')!;
    expect(document.activeElement).toBe(step);
    await expect.poll(() => box().top - step.getBoundingClientRect().bottom).toBeGreaterThan(0);
    expect(part('popover').matches(':popover-open')).toBe(true);

    part('report').focus();
    await expect.poll(() => box().height).toBe(full);
  });

  it('P9: what has the focus in a sheet that gave way can be seen', async () => {
    await page.viewport(360, 740);
    await render(provided(<HelpButton run={refusedRun()} onShowStep={() => {}} />));
    await openIt();
    const link = [...document.querySelectorAll<HTMLElement>('[data-part="fix-now"] button')].find(
      (one) => one.textContent === 'Look at the step',
    )!;
    link.scrollIntoView({ block: 'end' });
    await userEvent.click(link);
    const scroller = part('body').getBoundingClientRect();
    expect(document.activeElement).toBe(link);
    expect(scroller.height).toBeLessThan(250);
    expect(link.getBoundingClientRect().bottom).toBeLessThanOrEqual(scroller.bottom);
  });

  it('fault 28: another language while the panel is open keeps the focus and the place in the text', async () => {
    const draw = (messages?: MessageOverrides) =>
      provided(<HelpButton run={refusedRun()} />, { ...(messages && { messages }) });
    const { rerender } = await render(draw());
    await openIt();
    await seen(() => document.querySelector('[data-part="rows"]'));
    part('body').scrollTop = 120;
    const report = part('report');
    report.focus();
    const top = part('body').scrollTop;
    await rerender(draw(de));
    await seen(() => part('report')?.textContent !== 'Report this Run' && part('report'));
    expect(part('popover').lang).toBe('de');
    expect(part('popover').contains(document.activeElement)).toBe(true);
    expect(document.activeElement).toHaveAttribute('data-part', 'report');
    expect(part('body').scrollTop).toBe(top);
  });

  it('P4: mirrors from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const messages = { lang: 'ar', dir: 'rtl' } as const;
    await render(
      <div style={{ padding: 40 }}>{provided(<HelpButton run={refusedRun()} />, { messages })}</div>,
    );
    await openIt();
    const button = part('help-button').getBoundingClientRect();
    expect(Math.round(box().right)).toBe(Math.round(button.right));
    const close = part('close').getBoundingClientRect();
    expect(close.left).toBeLessThan(part('popover').querySelector('h2')!.getBoundingClientRect().left);
  });

  it.each(['flex', 'grid'])('B12: has a button that no column of the host stretches: %s', async (display) => {
    await render(
      <div style={{ display, flexDirection: 'column' }}>{provided(<HelpButton run={refusedRun()} />)}</div>,
    );
    expect(part('help-button').getBoundingClientRect().width).toBeLessThan(120);
  });

  it('P5: a hundred times open and closed leaves no listener, style or node', async () => {
    await render(<StrictMode>{provided(<HelpButton run={refusedRun()} />)}</StrictMode>);
    await openIt();
    await userEvent.keyboard('{Escape}');
    const listeners = countListeners();
    const look = (): unknown => ({
      listeners: listeners.left(),
      nodes: document.querySelectorAll('*').length,
      styles: document.styleSheets.length,
      body: document.body.getAttribute('style'),
      root: document.documentElement.getAttribute('style'),
    });
    const turn = async (): Promise<void> => {
      part('help-button').click();
      await seen(() => part('popover')?.matches(':popover-open'));
      part('close').click();
      await seen(() => !part('popover')?.matches(':popover-open'));
    };
    await turn();
    const before = look();
    for (let turns = 0; turns < 100; turns++) await turn();
    listeners.stop();
    expect(look()).toEqual(before);
  }, 60_000);

  it('P7: a reset and loud element selectors of the host stay out', async () => {
    await render(provided(<HelpButton run={refusedRun()} />, { receiver: createReceiver() }));
    await openIt();
    const names = [
      'color',
      'background-color',
      'font-size',
      'font-weight',
      'margin-top',
      'padding-left',
      'border-top-width',
      'text-transform',
      'letter-spacing',
      'list-style-type',
      'text-decoration-line',
      'display',
      'width',
    ];
    const look = (): string[] =>
      [
        ...part('popover').querySelectorAll<HTMLElement>(
          'h2, h3, h4, p, ul, li, dt, dd, button, a, svg, summary, blockquote, code',
        ),
      ].map((one) => {
        const style = getComputedStyle(one);
        return `${one.tagName}.${one.className} ${names.map((name) => style.getPropertyValue(name)).join('|')}`;
      });
    const before = look();
    added.push(
      style(`
        *, ::before, ::after { box-sizing: border-box; border-width: 0; border-style: solid; }
        h1, h2, h3, h4, h5, h6 { font: italic 900 40px serif; margin: 30px 0; color: red; text-transform: uppercase; }
        p, dl, ul, ol, blockquote { margin: 40px; line-height: 3; }
        ul, ol { list-style: square; padding: 50px; }
        button { background: red; color: yellow; padding: 30px; border: 9px solid red; text-transform: uppercase; letter-spacing: 4px; font-size: 30px; }
        a { color: red; text-decoration: none; }
        svg { display: block; width: 100px; fill: red; }
      `),
    );
    const after = look();
    expect(
      after
        .filter((line, index) => line !== before[index])
        .map((line) => `${line}\nwas ${before[after.indexOf(line)]}`),
    ).toEqual([]);
  });

  it('P7: nothing of ours touches the host', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    host.innerHTML =
      '<h2>Title</h2><p>Text <a href="#">link</a></p><button>Go</button><ul><li>One</li></ul><input><details><summary>S</summary></details>';
    // How wide the page is follows from its scroll bar, not from a style; tokens are inherited and read by nobody else.
    const geometry =
      /^(width|height|inline-size|block-size|perspective-origin|transform-origin|--waymark-.*)$/;
    const look = (): string[] =>
      [...host.querySelectorAll('*')].flatMap((one) => {
        const computed = getComputedStyle(one);
        return [...computed]
          .filter((name) => !geometry.test(name))
          .map((name) => `${one.localName} ${name}: ${computed.getPropertyValue(name)}`);
      });
    const sheets = [...document.styleSheets];
    sheets.forEach((sheet) => (sheet.disabled = true));
    const before = look();
    sheets.forEach((sheet) => (sheet.disabled = false));
    await render(provided(<HelpButton run={refusedRun()} />));
    await openIt();
    expect(look().filter((line, index) => line !== before[index])).toEqual([]);
    expect(getComputedStyle(document.body).overflow).toBe('visible');
    host.remove();
  });

  it('P7: the host’s own class wins on the button, and its tokens in the panel', async () => {
    added.push(style('.mine { background: rgb(1, 2, 3); } .waymark { --waymark-accent: rgb(4, 5, 6); }'));
    await render(
      provided(<HelpButton run={refusedRun()} className="mine" onShowStep={() => {}} />, {
        surfaces: { 'provider-vault': { label: 'Keys', open: () => {} } },
      }),
    );
    await openIt();
    expect(getComputedStyle(part('help-button')).backgroundColor).toBe('rgb(1, 2, 3)');
    expect(getComputedStyle(part('move-button')).backgroundColor).toBe('rgb(4, 5, 6)');
  });

  it.each(['before', 'after'])('P7: a class rule of the host %s ours wins in the panel', async (order) => {
    const own = style('.waymark-move { opacity: 0.5; } .waymark-steps { gap: 7px; }');
    added.push(own);
    if (order === 'before') document.head.prepend(own);
    await render(provided(<HelpButton run={refusedRun()} />));
    await openIt();
    expect(getComputedStyle(part('move')).opacity).toBe('0.5');
    expect(getComputedStyle(part('fix-now').querySelector('.waymark-steps')!).gap).toBe('7px');
  });

  it('P7: a token that the host sets on any element above counts', async () => {
    const withTokens = { '--waymark-accent': 'rgb(7, 8, 9)', '--waymark-bg': 'rgb(1, 1, 1)' };
    await render(
      <div style={withTokens as CSSProperties}>{provided(<HelpButton run={refusedRun()} />)}</div>,
    );
    await openIt();
    expect(getComputedStyle(part('popover')).backgroundColor).toBe('rgb(1, 1, 1)');
    expect(getComputedStyle(part('help-button'), '::before').color).toBe('rgb(7, 8, 9)');
  });

  it.each(['before', 'after'])('B12: keeps its look with resets that come %s it', async (order) => {
    const look = (): string => {
      const { padding, borderTopWidth, backgroundColor, font, display, borderRadius } = getComputedStyle(
        part('help-button'),
      );
      return [padding, borderTopWidth, backgroundColor, font, display, borderRadius].join(' | ');
    };
    await render(provided(<HelpButton run={refusedRun()} />));
    const before = look();
    const reset = style(`
      *, ::before, ::after { margin: 0; padding: 0; border: 0 solid; box-sizing: border-box; }
      button, input { font: inherit; color: inherit; background: transparent; border-radius: 0; padding: 1px; }
      [type='button'] { appearance: button; background-color: transparent; background-image: none; }
    `);
    added.push(reset);
    if (order === 'before') document.head.prepend(reset);
    expect(look()).toBe(before);
  });

  it('B12: its circle is round whatever the host counts into the width of a box', async () => {
    added.push(style('*, ::before { box-sizing: border-box; }'));
    await render(provided(<HelpButton run={refusedRun()} />));
    const { inlineSize, blockSize } = getComputedStyle(part('help-button'), '::before');
    expect(inlineSize).toBe(blockSize);
  });

  it('P7: buttons of the panel keep their size under button { all: unset }', async () => {
    await render(provided(<HelpButton run={refusedRun()} />));
    await openIt();
    const sizes = (): string[] =>
      [...part('popover').querySelectorAll('.waymark-tool, .waymark-primary, .waymark-secondary')].map(
        (button) => {
          const { width, height } = button.getBoundingClientRect();
          return `${width} × ${height}`;
        },
      );
    const before = sizes();
    expect(before.length).toBeGreaterThan(3);
    added.push(style('button { all: unset; }'));
    expect(sizes()).toEqual(before);
  });

  it('B11: a press on it follows no link, opens no row and sends no form around it', async () => {
    const heard: string[] = [];
    // The host's own markup, which React would refuse to nest.
    const row = document.body.appendChild(document.createElement('form'));
    row.innerHTML = '<a href="#elsewhere"><span></span></a>';
    for (const event of ['click', 'submit']) row.addEventListener(event, ({ type }) => heard.push(type));
    await render(createPortal(provided(<HelpButton run={refusedRun()} />), row.querySelector('span')!));
    await openIt();
    expect([heard, location.hash]).toEqual([[], '']);
    row.remove();
  });

  it('P13: a dialog of the host that is not in the top layer is on top, and the panel comes back after it', async () => {
    await render(<div id="app">{provided(<HelpButton run={refusedRun()} />)}</div>);
    await openIt();
    const { left, top } = box();
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    dialog.style.cssText = 'position:fixed;inset:0;z-index:10;background:#fff';
    dialog.innerHTML = '<button>Yes, retry</button>';
    const app = document.querySelector('#app')!.parentElement!;
    app.setAttribute('aria-hidden', 'true');
    const under = (): Element | null => document.elementFromPoint(left + 20, top + 20);
    await expect.poll(under).toBe(dialog);
    await userEvent.click(dialog.querySelector('button')!);
    app.removeAttribute('aria-hidden');
    dialog.remove();
    await expect.poll(() => part('popover').contains(under())).toBe(true);
    expect(part('help-button')).toHaveAttribute('aria-expanded', 'true');
  });

  it('P2: one Escape closes the panel and not the dialog around its button', async () => {
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent): void => void heard.push(key);
    document.addEventListener('keydown', hear, true);
    await render(provided(<HelpButton run={refusedRun()} />));
    await openIt();
    await userEvent.keyboard('{Escape}');
    expect(part('popover')?.matches(':popover-open') ?? false).toBe(false);
    expect(heard).toEqual([]);
    await userEvent.keyboard('{Escape}');
    expect(heard).toEqual(['Escape']);
    document.removeEventListener('keydown', hear, true);
  });
});
