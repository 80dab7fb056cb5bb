import { real, stated, type GuideCases } from '../guideCase.ts';

const move = { kind: 'fix', open: { surface: 'mission-settings' } } as const;

export const dependencyBroken: GuideCases = {
  lead: 'dependency-broken',
  fits: [
    real('npm-eresolve', { move }),
    real('npm-etarget', { move, captures: { name: 'left-pad@99.0.0' } }),
    real('npm-eusage', { move }),
    real('npm-404', { move }),
    real('pip-nomatch', { move, lead: 'run-failed', captures: { name: 'pandas-of-orbit' } }),
    real('py-module', { move, captures: { name: 'pandas_of_orbit' } }),
    real('py-importname', { move }),
    real('py-spawn', { move }),
    real('pytest-module', { move, captures: { name: 'orbit_tariffs' } }),
    real('node-module', { move, captures: { name: 'left-pad-of-orbit' } }),
    real('node-require', { move, captures: { name: 'left-pad-of-orbit' } }),
    real('node-spawn', { move, captures: { name: 'orbit-pack' } }),
    real('tsc-module', { move, captures: { name: 'left-pad-of-orbit' } }),
    real('sh-127', { move, captures: { name: 'orbit-pack' } }),
    real('bash-127', { move, captures: { name: 'labelpress' } }),
    real('ld-missing', { move, captures: { name: 'libtariff.so' } }),
    real('gcc-nolib', { move, lead: 'run-failed', captures: { name: 'orbit_tariff' } }),
    stated(
      'a program that the container has not',
      {
        reason: 'StartError',
        exitCode: 128,
        message: 'runc create failed: exec: "labelpress": executable file not found in $PATH: unknown',
      },
      { move, lead: 'run-failed', captures: { name: 'labelpress' } },
    ),
    stated('pkg_resources finding two versions', { type: 'ContextualVersionConflict' }, { move }),
    stated(
      'a missing package, after the settings were opened',
      { code: 'ERR_MODULE_NOT_FOUND', message: "Cannot find package 'zod' imported from main.mjs" },
      { trail: { surfacesOpened: ['mission-settings'] }, move: { kind: 'retry' } },
    ),
  ],
  leaves: [
    real('py-importown', { first: 'code-exception', lead: 'code-exception' }),
    real('py-circular', { first: 'code-exception', lead: 'code-exception' }),
    real('node-require-own', { first: 'code-exception', lead: 'code-exception' }),
    real('tsc-type', { first: 'code-exception', lead: 'code-exception' }),
    real('node-import-own', { first: 'code-exception', lead: 'code-exception' }),
    real('py-enoent', { first: 'resource-not-found', lead: 'resource-not-found' }),
    real('sh-126', { first: 'permission-denied', lead: 'permission-denied' }),
    real('sh-parameter', { first: 'configuration-missing' }),
    stated(
      'npm that gets no connection to its registry',
      { code: 'ENOTFOUND', message: 'npm error network request to https://npm.orbit.invalid/left-pad failed' },
      { first: 'network-unreachable', lead: 'network-unreachable' },
    ),
  ],
};
