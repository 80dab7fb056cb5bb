import type { Piece } from '../payload/piece.ts';

/** A Pod, a Job or another object in the form that the readers use, from JSON or from the text of `kubectl describe`. */
export interface Workload {
  /** `Pod`, `Job`, …; of a text without one, what its fields show. */
  readonly kind: string;
  readonly id?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  /** Its owner: pods of one owner are tries of the same work. */
  readonly owner?: string | undefined;
  /** `phase`, `reason`, `message`, `startTime`, `completionTime`, `active`, `succeeded`, `failed`. */
  readonly status: Piece;
  readonly createdAt?: number | undefined;
  /** Items like those of `containerStatuses`, init containers first. */
  readonly containers: readonly Piece[];
  /** Items like those of `conditions`. */
  readonly conditions: readonly Piece[];
}

/** One event: `type`, `reason`, `message`, times, and about what it is. */
export interface KubernetesEvent {
  readonly piece: Piece;
  /** Name of the object it is about. */
  readonly about: string | undefined;
  readonly isWarning: boolean;
}
