export { de } from '../text/de/de.ts';
