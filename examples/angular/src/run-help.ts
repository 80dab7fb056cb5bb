import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from '@angular/core';
import type { Run } from 'waymark/core';
import type { MoveRequest } from 'waymark/element';
import 'waymark/element';

/** Help on one run. Put it on the page that shows the run. */
@Component({
  selector: 'run-help',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <waymark-help
      [run]="run()"
      moves="retry"
      [surfaces]="surfaces"
      receivers="/api/reports"
      (waymark-move)="retry($event)"
    ></waymark-help>
  `,
})
export class RunHelp {
  readonly run = input.required<Run>();

  protected readonly surfaces = {
    // A screen of yours that guides point to, by their name for it. The others are in `waymark.json` of the guides.
    'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
  };

  // Angular's compiler knows no type of an event that it did not declare.
  protected retry(event: Event): void {
    const request = event as MoveRequest;
    request.respondWith(retry(request));
  }
}

/** Starts the run again; `key` is the same for one press, however often it is sent. */
async function retry({ run, key }: MoveRequest) {
  const response = await fetch(`/api/runs/${encodeURIComponent(run.id)}/retry`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
  });
  if (!response.ok) throw new Error(`Retrying was answered by ${response.status}.`);
  const { id }: { id: string } = await response.json();
  return { runId: id };
}
