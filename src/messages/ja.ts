export { ja } from '../text/ja/ja.ts';
