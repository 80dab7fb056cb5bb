import { ADAPTER_NAMES } from '../../adapters/detect/detect.ts';
import type { Io } from '../cli/io.ts';

/** One of these can be asked for with `--from`. */
export const FORMATS = `Formats: ${ADAPTER_NAMES.join(', ')}.`;

/**
 * The format that `--from` names.
 * @returns none where the shape of an input decides, `false` for an unknown format, which is reported
 */
export function readFormat(given: unknown, io: Io): string | undefined | false {
  if (typeof given !== 'string') return undefined;
  if (ADAPTER_NAMES.includes(given)) return given;
  io.stderr(`There is no format "${given}". ${FORMATS}\n`);
  return false;
}
