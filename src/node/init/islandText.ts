import type { Host } from './findHost.ts';

/** How a project is written, as far as its component depends on it. */
type Style = Pick<Host, 'kind' | 'isTyped'>;

/** The component `RunHelp` that `init` writes for a framework; `examples/` has the same. */
export function islandText({ kind, isTyped }: Style): string {
  const text = textOf(kind);
  const plain = isTyped || kind === 'angular' ? text : withoutTypes(text);
  return kind === 'next' ? `'use client';\n${plain}` : plain;
}

function textOf(kind: Host['kind']): string {
  switch (kind) {
    case 'vue':
      return VUE;
    case 'svelte':
      return SVELTE;
    case 'angular':
      return ANGULAR;
    case 'solid':
      return SOLID;
    default:
      return REACT;
  }
}

/** Takes out the types that these texts have, and nothing else. */
function withoutTypes(text: string): string {
  return text
    .replaceAll(/^ *import type .*\n/gm, '')
    .replace(/\ndeclare module [^]*$/, '')
    .replace(' lang="ts"', '')
    .replace('defineProps<{ run: Run }>()', 'defineProps({ run: { type: Object, required: true } })')
    .replace('ref<WaymarkHelp>()', 'ref()')
    .replaceAll(/(?<=[\w}]): (\{ (run: Run|run: Run; key: string|id: string) \}|MoveRequest)/g, '');
}

const retryOf = (
  call: string,
): string => `/** Starts the run again; \`key\` is the same for one press, however often it is sent. */
async function retry({ run, key }: ${call}) {
  const response = await fetch(\`/api/runs/\${encodeURIComponent(run.id)}/retry\`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
  });
  if (!response.ok) throw new Error(\`Retrying was answered by \${response.status}.\`);
  const { id }: { id: string } = await response.json();
  return { runId: id };
}
`;

/** Where the call is the event of the element. */
const RETRY_BY_EVENT = retryOf('MoveRequest');

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

const REACT = `import { endpoint, HelpButton, HelpProvider } from 'waymark';
import type { Run } from 'waymark/core';
import { guides } from 'waymark/guides';
import 'waymark/styles.css';

const receiver = endpoint('/api/reports');

/** Help on one run. Put it on the page that shows the run. */
export function RunHelp({ run }: { run: Run }) {
  return (
    <HelpProvider
      guides={guides}
      surfaces={{
        // A screen of yours that guides point to, by their name for it. The others are in \`waymark.json\` of the guides.
        'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
      }}
      receiver={receiver}
    >
      <HelpButton run={run} moves={{ retry }} />
    </HelpProvider>
  );
}

${retryOf('{ run: Run; key: string }')}`;

const VUE = `<script setup lang="ts">
import { onMounted, ref, watch } from 'vue';
import type { Run } from 'waymark/core';
import type { MoveRequest, WaymarkHelp } from 'waymark/element';
import 'waymark/element';

/** Help on one run. Put it on the page that shows the run. */
const props = defineProps<{ run: Run }>();
const help = ref<WaymarkHelp>();

// Given anew at every change, also of something inside, because the element copies the run.
const give = () => {
  if (help.value) help.value.run = props.run;
};
onMounted(give);
watch(() => props.run, give, { deep: true });

const surfaces = {
  // A screen of yours that guides point to, by their name for it. The others are in \`waymark.json\` of the guides.
  'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
};

${RETRY_BY_EVENT}</script>

<template>
  <component
    :is="'waymark-help'"
    ref="help"
    moves="retry"
    :surfaces="surfaces"
    receivers="/api/reports"
    @waymark-move="(event: MoveRequest) => event.respondWith(retry(event))"
  />
</template>
`;

const SVELTE = `<script lang="ts">
  import type { Run } from 'waymark/core';
  import type { MoveRequest } from 'waymark/element';
  import 'waymark/element';

  /** Help on one run. Put it on the page that shows the run. */
  const { run }: { run: Run } = $props();
  // Read in whole, so that a change of something inside reaches the element.
  const given = $derived($state.snapshot(run));

  const surfaces = {
    // A screen of yours that guides point to, by their name for it. The others are in \`waymark.json\` of the guides.
    'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
  };

${indented(RETRY_BY_EVENT)}</script>

<waymark-help
  run={given}
  moves="retry"
  {surfaces}
  receivers="/api/reports"
  onwaymark-move={(event: MoveRequest) => event.respondWith(retry(event))}
></waymark-help>
`;

const ANGULAR = `import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from '@angular/core';
import type { Run } from 'waymark/core';
import type { MoveRequest } from 'waymark/element';
import 'waymark/element';

/** Help on one run. Put it on the page that shows the run. */
@Component({
  selector: 'run-help',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    <waymark-help
      [run]="run()"
      moves="retry"
      [surfaces]="surfaces"
      receivers="/api/reports"
      (waymark-move)="retry($event)"
    ></waymark-help>
  \`,
})
export class RunHelp {
  readonly run = input.required<Run>();

  protected readonly surfaces = {
    // A screen of yours that guides point to, by their name for it. The others are in \`waymark.json\` of the guides.
    'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
  };

  // Angular's compiler knows no type of an event that it did not declare.
  protected retry(event: Event): void {
    const request = event as MoveRequest;
    request.respondWith(retry(request));
  }
}

${RETRY_BY_EVENT}`;

const SOLID = `import type { Run } from 'waymark/core';
import type { MoveRequest } from 'waymark/element';
import 'waymark/element';

/** Help on one run. Put it on the page that shows the run. */
export function RunHelp(props: { run: Run }) {
  return (
    <waymark-help
      prop:run={props.run}
      moves="retry"
      prop:surfaces={{
        // A screen of yours that guides point to, by their name for it. The others are in \`waymark.json\` of the guides.
        'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
      }}
      receivers="/api/reports"
      on:waymark-move={(event: MoveRequest) => event.respondWith(retry(event))}
    />
  );
}

${RETRY_BY_EVENT}
declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'waymark-help': Record<string, unknown>;
    }
  }
}
`;
