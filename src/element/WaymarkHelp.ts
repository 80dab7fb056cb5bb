import type { Problem } from '../core/model/problem.ts';
import type { Run } from '../core/model/run.ts';
import { copyData } from '../react/mount/copyData.ts';
import { createLoader } from '../react/parts/createLoader.ts';
import type { DrawnHelp } from './drawHelp.tsx';
import type { OpenReason } from '../react/provider/OpenProps.ts';
import type { HelpEventMessage } from './HelpEventMessage.ts';
import type { HelpProperties } from './HelpProperties.ts';
import type { MoveRequest } from './MoveRequest.ts';

/** Properties that can also be set by an attribute of the same name. */
const ATTRIBUTES = [
  'kind',
  'run',
  'history',
  'cursor',
  'guides',
  'moves',
  'steps',
  'surfaces',
  'receivers',
  'locale',
  'messages',
  'label',
  'user',
  'context',
  'lead',
  'link',
  'pill',
  'shortcut',
  'open',
  'always',
] as const satisfies readonly (keyof HelpProperties)[];

type Name = keyof HelpProperties;
const PROPERTIES: readonly Name[] = [...ATTRIBUTES, 'secrets', 'redactions', 'storage'];

const loadDraw = createLoader(() => import('./drawHelp.tsx'));

/** A server has no elements but may import what its pages import. */
const Base = globalThis.HTMLElement ?? Object;

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the accessors are made from the list of names
export interface WaymarkHelp extends HelpProperties {}

/**
 * `<waymark-help>`: help with a run, on any page. Its code comes once it stands in a document; until then, and where that fails, its own
 * children are shown.
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see above
export class WaymarkHelp extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;

  readonly #given: Record<string, unknown> = {};
  #drawn: DrawnHelp | undefined;
  #isDue = false;

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: WaymarkHelp) {
          return this.#given[name];
        },
        set(this: WaymarkHelp, value: unknown) {
          this.#set(name, value);
        },
      });
    }
  }

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    // Properties set before this class was defined would hide the accessors.
    for (const name of PROPERTIES) {
      const own = Object.getOwnPropertyDescriptor(this, name);
      if (!own) continue;
      Reflect.deleteProperty(this, name);
      this.#set(name, own.value);
    }
  }

  /** Always an attribute, so that style sheets see it. */
  get theme(): HelpProperties['theme'] {
    return (this.getAttribute('theme') ?? undefined) as HelpProperties['theme'];
  }
  set theme(theme: HelpProperties['theme']) {
    if (theme) this.setAttribute('theme', theme);
    else this.removeAttribute('theme');
  }

  connectedCallback(): void {
    if (this.#drawn) this.#drawn.moved();
    else this.shadowRoot!.replaceChildren(document.createElement('slot'));
    this.#update();
  }

  disconnectedCallback(): void {
    // An element that was moved is connected again before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#drawn?.end();
      this.#drawn = undefined;
    });
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    this.#set(name, value ?? undefined);
  }

  #set(name: string, value: unknown): void {
    // Read at once, so that an effect of the host that sets a run depends on all of its fields.
    this.#given[name] = name === 'run' || name === 'history' ? copyData(value) : value;
    this.#update();
  }

  /** Draws once for all properties that are set in one task. */
  #update(): void {
    if (this.#isDue || !this.isConnected) return;
    this.#isDue = true;
    queueMicrotask(() => void this.#draw());
  }

  async #draw(): Promise<void> {
    this.#isDue = false;
    try {
      const { drawHelp } = await loadDraw();
      if (!this.isConnected) return;
      this.#drawn ??= drawHelp(this);
      this.#drawn.update(this.#given);
    } catch (error) {
      const detail = { code: 'help-not-loaded', severity: 'error', message: String(error) };
      this.dispatchEvent(new CustomEvent('waymark-problem', { detail, bubbles: true, composed: true }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'waymark-help': WaymarkHelp;
  }
  interface GlobalEventHandlersEventMap {
    'waymark-event': HelpEventMessage;
    'waymark-move': MoveRequest;
    'waymark-problem': CustomEvent<Problem>;
    'waymark-toggle': CustomEvent<{ readonly open: boolean; readonly reason: OpenReason }>;
    'waymark-step': CustomEvent<{ readonly stepId: string }>;
    'waymark-seek': CustomEvent<{ readonly at: number }>;
    'waymark-surface': CustomEvent<{ readonly surface: string; readonly run: Run }>;
  }
}

if (globalThis.customElements && !customElements.get('waymark-help')) {
  customElements.define('waymark-help', WaymarkHelp);
}
