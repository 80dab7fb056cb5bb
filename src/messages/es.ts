export { es } from '../text/es/es.ts';
