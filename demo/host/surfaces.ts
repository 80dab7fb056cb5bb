import type { Run, Surface } from 'waymark/core';
import { navigate } from './router.ts';

const missionOf = (run: Run): string => (run.mission ? `?mission=${encodeURIComponent(run.mission.id)}` : '');

/** The screens guides point to, by the ids the guides use. */
export const surfaces: Readonly<Record<string, Surface>> = {
  'run-detail': { label: 'Run detail', open: ({ run }) => navigate(`/runs/${run.id}`) },
  'mission-replay': { label: 'Mission Replay', open: ({ run }) => navigate(`/runs/${run.id}/replay`) },
  'provider-vault': { label: 'Provider vault', open: ({ run }) => navigate(`/vault${missionOf(run)}`) },
  billing: { label: 'Usage and billing', open: ({ run }) => navigate(`/billing${missionOf(run)}`) },
  approvals: { label: 'Approvals', open: () => navigate('/approvals') },
  'mission-settings': {
    label: 'Mission settings',
    open: ({ run }) => navigate(`/settings${missionOf(run)}`),
  },
  artifacts: { label: 'Artifacts', open: () => navigate('/artifacts') },
  context: { label: 'Mission context', open: ({ run }) => navigate(`/context${missionOf(run)}`) },
  network: { label: 'Network settings', open: ({ run }) => navigate(`/network${missionOf(run)}`) },
};
