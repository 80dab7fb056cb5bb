import { Component, CUSTOM_ELEMENTS_SCHEMA, input } from '@angular/core';
import type { MoveRequest } from 'waymark/element';
import type { Run } from 'waymark/core';
import 'waymark/element';

/** Help on one run. */
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
    'provider-vault': { label: 'Provider vault', open: () => location.assign('#provider-vault') },
  };

  protected retry(event: Event): void {
    const request = event as MoveRequest;
    const { run, key } = request;
    request.respondWith(
      fetch(`/api/runs/${encodeURIComponent(run.id)}/retry`, {
        method: 'POST',
        headers: { 'Idempotency-Key': key },
      })
        .then((response) => response.json())
        .then(({ id }: { id: string }) => ({ runId: id })),
    );
  }
}
