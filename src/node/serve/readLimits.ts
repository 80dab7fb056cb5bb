import type { PerSender, HandlerLimits } from '../../server/handler/createLimiter.ts';
import type { Arguments, CommandOption } from '../cli/command.ts';

const THREE = 'of one sender, of one scope and of all';

/** Options that limit what `waymark serve` accepts. */
export const LIMIT_OPTIONS: Readonly<Record<string, CommandOption>> = {
  'per-minute': {
    type: 'string',
    value: 'n,n,n',
    help: `reports within a minute ${THREE}; 60,600,6000 unless given`,
  },
  'per-day': {
    type: 'string',
    value: 'n,n,n',
    help: `reports within a day ${THREE}; 1000,20000,200000 unless given`,
  },
  'in-flight': {
    type: 'string',
    value: 'n,n,n',
    help: `bytes of reports that are not stored yet, ${THREE}; 4194304,33554432,67108864 unless given`,
  },
  'body-bytes': { type: 'string', value: 'bytes', help: 'the largest report; 262144 unless given' },
  'stored-bytes': {
    type: 'string',
    value: 'bytes',
    help: 'bytes of all stored reports, beyond which senders are told to come back; no limit unless given',
  },
};

/** @returns the limits, or what is wrong with what was given */
export function readLimits({ values }: Arguments): HandlerLimits | string {
  const read = (name: string, count: number): readonly number[] | string | undefined => {
    const given = values[name];
    if (given === undefined) return undefined;
    const parts = String(given).split(',');
    const isRight = parts.length === count && parts.every((part) => /^[1-9]\d{0,14}$/.test(part));
    if (isRight) return parts.map(Number);
    return `--${name} must be ${count === 1 ? 'a number' : `${count} numbers with commas between`} from 1, and is ${String(given)}.`;
  };
  const [perMinute, perDay, inFlight] = ['per-minute', 'per-day', 'in-flight'].map((name) => read(name, 3));
  const [body, stored] = ['body-bytes', 'stored-bytes'].map((name) => read(name, 1));
  const wrong = [perMinute, perDay, inFlight, body, stored].find((one) => typeof one === 'string');
  if (typeof wrong === 'string') return wrong;
  return {
    ...(perMinute && { perMinute: perSender(perMinute) }),
    ...(perDay && { perDay: perSender(perDay) }),
    ...(inFlight && { bytesInFlight: perSender(inFlight) }),
    ...(body && { body: Number(body[0]) }),
    ...(stored && { stored: Number(stored[0]) }),
  };
}

function perSender(numbers: readonly number[] | string): PerSender {
  const [sender = 1, scope = 1, all = 1] = Array.from(numbers, Number);
  return { sender, scope, all };
}
