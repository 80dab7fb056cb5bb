import type { Mission } from '../runner/mission.ts';
import { accessMissions } from './accessMissions.ts';
import { deliveryMissions } from './deliveryMissions.ts';
import { limitMissions } from './limitMissions.ts';
import { networkMissions } from './networkMissions.ts';
import { peopleMissions } from './peopleMissions.ts';
import { programMissions } from './programMissions.ts';
import { resultMissions } from './resultMissions.ts';
import { serviceMissions } from './serviceMissions.ts';

/** Every mission of the demo. */
export const MISSIONS: readonly Mission[] = [
  ...accessMissions,
  ...limitMissions,
  ...serviceMissions,
  ...networkMissions,
  ...programMissions,
  ...resultMissions,
  ...deliveryMissions,
  ...peopleMissions,
];
