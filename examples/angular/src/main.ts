import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { Run } from 'waymark/core';
import { run } from './run';
import { RunHelp } from './run-help';

@Component({
  selector: 'orbit-run',
  imports: [RunHelp],
  template: `
    <main>
      <h1>{{ run().title }}</h1>
      <p>This run has failed.</p>
      <run-help [run]="run()" />
      <button id="finish" type="button" (click)="finish()">Let it succeed</button>
      <h2 id="provider-vault">Provider vault</h2>
    </main>
  `,
})
class RunDetail {
  readonly run = signal<Run>(run);

  /** Stands for what your page hears of the run. */
  finish() {
    this.run.update((run) => ({ ...run, status: 'succeeded', steps: [] }));
  }
}

bootstrapApplication(RunDetail, { providers: [provideZonelessChangeDetection()] });
