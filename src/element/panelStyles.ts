import css from '../react/styles.css?inline';
import { panelSheet } from './sheets.ts';

panelSheet.replaceSync(css);
