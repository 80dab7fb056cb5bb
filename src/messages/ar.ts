export { ar } from '../text/ar/ar.ts';
