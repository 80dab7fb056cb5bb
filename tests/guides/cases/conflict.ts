import { real, stated, type GuideCases } from '../guideCase.ts';

const again = { kind: 'retry' } as const;
const move = { kind: 'fix', open: { step: 'work' } } as const;

export const conflict: GuideCases = {
  lead: 'conflict',
  fits: [
    stated(
      'MongoDB asks for the transaction once more',
      { message: 'MongoServerError: WriteConflict error: this operation conflicted with another operation.' },
      { lead: 'run-failed', move: { kind: 'retry' } },
    ),
    stated(
      'CockroachDB asks for the transaction once more',
      { message: 'ERROR: restart transaction: TransactionRetryWithProtoRefreshError: ReadWithinUncertaintyIntervalError' },
      { lead: 'run-failed', move: { kind: 'retry' } },
    ),
    stated(
      'Oracle has the row locked',
      { message: 'ORA-00054: resource busy and acquire with NOWAIT specified or timeout expired' },
      { lead: 'run-failed', move: { kind: 'retry' } },
    ),
    stated(
      'Helm is at work on the same release',
      { message: 'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress' },
      { lead: 'run-failed', move: { kind: 'retry' } },
    ),
    stated(
      'the API server of Kubernetes, when the object is newer than what was read',
      {
        status: 409,
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
      },
      { move: again },
    ),
    stated('gRPC with no more than ABORTED', { grpcStatus: 'ABORTED' }, { move: again }),
    stated('Spring naming the loser of a deadlock', { type: 'DeadlockLoserDataAccessException' }, { move: again }),
    stated('Hibernate with a row that is newer', { type: 'StaleObjectStateException' }, { move: again }),
    stated(
      'Anthropic answering 409',
      { status: 409, type: 'ConflictError', code: 'conflict_error' },
      { step: { kind: 'model-call' }, move: again },
    ),
    stated(
      'SQLite with a lock of its own connection',
      { code: 'SQLITE_LOCKED', message: 'database table is locked' },
      { move },
    ),
    stated('a precondition that does not hold', { grpcStatus: 'FAILED_PRECONDITION' }, { move }),
    stated('Azure, where another deployment is under way', { code: 'DeploymentActive', status: 409 }, { move: again }),
    stated('EC2, whose machine is not in the state for it', { code: 'IncorrectInstanceState', status: 400 }, { move }),
    stated('a network that OpenStack may not remove', { message: 'NetworkInUse: Unable to complete operation on network 7. There are one or more ports still in use on the network.' }, { lead: 'run-failed', move }),
    real('git-overwrite', { lead: 'run-failed', move }),
    real('git-nonempty', { lead: 'run-failed', move }),
    real('rmdir-notempty', { lead: 'run-failed', move }),
    real('psql-foreign', { lead: 'run-failed', move }),
    real('py-sqlite', { move: again }),
    real('sqlite-busy', { lead: 'run-failed', move: again }),
    real('psql-deadlock', { move: again }),
    real('psql-serialize', { lead: 'run-failed', move: again }),
    real('grpc-aborted', { move: again }),
    real('git-lock', { lead: 'run-failed', move: again }),
    real('git-merge', { move, captures: { what: 'prices.csv' } }),
    real('git-rebase', { move, captures: { what: 'prices.csv' } }),
    real('git-push', { move }),
    real('node-eaddrinuse', { move, captures: { what: '127.0.0.1:45871' } }),
    real('py-eaddrinuse', { move }),
    real('node-eexist', { move }),
    real('py-unique', { move, captures: { what: 't.a' } }),
    real('psql-unique', { lead: 'run-failed', move, captures: { what: 'stock_pkey' } }),
    real('psql-exists', { lead: 'run-failed', move, captures: { what: 'stock' } }),
    real('fetch-409', { lead: 'run-failed', move }),
    stated(
      'MySQL choosing this transaction as the one to give up',
      { code: 1213, message: 'Deadlock found when trying to get lock; try restarting transaction' },
      { move: again },
    ),
    stated(
      'Salesforce with a record that another change holds',
      { message: 'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record' },
      { lead: 'run-failed', move: again },
    ),
    stated(
      'Pulumi with a stack that another update holds',
      { message: 'the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end' },
      { lead: 'run-failed', move: again },
    ),
    stated(
      'the same deadlock for the third time',
      { code: 'ER_LOCK_DEADLOCK' },
      { facts: { retry: { sameFailure: 2 } }, move },
    ),
    stated(
      '409 that names the other party',
      { status: 409, message: 'Cluster orders already exists.' },
      { move },
    ),
    stated('a Kubernetes object that was changed meanwhile', { status: 409, reason: 'Conflict' }, { move: again }),
  ],
  leaves: [
    real('psql-readonly', { first: 'permission-denied' }),
    real('git-norepo', { first: 'resource-not-found' }),
    real('bind-refused', { first: 'permission-denied', lead: 'permission-denied' }),
    real('psql-refused', { first: 'network-unreachable' }),
    real('git-pathspec', { first: 'resource-not-found' }),
    stated(
      'a precondition that is about the country',
      {
        status: 400,
        grpcStatus: 'FAILED_PRECONDITION',
        message: 'User location is not supported for the API use.',
      },
      { first: 'invalid-request' },
    ),
    stated('a lock that a run still waits for', { timeout: 'idle' }, { first: 'timed-out' }),
  ],
};
