export { starterGuides as guides } from './starter/starterGuides.ts';
