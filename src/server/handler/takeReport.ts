import type { ByteHold } from './createLimiter.ts';
import type { Preparer } from './createPreparer.ts';
import type { Quota } from './createQuota.ts';
import type { HttpProblem } from './httpProblem.ts';
import type { Prepared } from './prepareReport.ts';
import { readBody } from './readBody.ts';
import { referenceOf } from '../reports/listReports.ts';
import {
  secretsOf,
  tellFault,
  type Grant,
  type Reply,
  type ReportHandlerOptions,
} from './reportHandlerOptions.ts';
import { senderAddress } from './senderAddress.ts';
import { sha256 } from '../reports/sha256.ts';
import { storeReport } from '../reports/storeReport.ts';

/** What the handler needs to take a report. */
export interface Taking {
  readonly options: ReportHandlerOptions;
  readonly prepare: Preparer;
  readonly bodyBytes: number;
  readonly hold: ByteHold;
  readonly quota?: Quota | undefined;
}

/** Takes one report from an authorised sender: reads, checks, redacts and stores it, and returns the receipt. */
export async function takeReport(
  request: Request,
  grant: Grant,
  { options, prepare, bodyBytes, hold, quota }: Taking,
): Promise<Reply | HttpProblem> {
  const { headers } = request;
  if (!/^application\/json\s*(?:;|$)/i.test(headers.get('Content-Type') ?? '')) return NOT_JSON_TYPE;
  if (!/^(?:identity)?$/i.test(headers.get('Content-Encoding') ?? '')) return COMPRESSED;
  const key = headers.get('Idempotency-Key');
  if (key === null) return NO_KEY;

  const body = await readBody(request, bodyBytes, hold.take);
  if (body.kind !== 'read') return BODIES[body.kind];
  const prepared = await prepareWith(prepare, body.bytes, key, options);
  if (!prepared) return NOT_REDACTED;
  if (prepared.kind === 'not-a-report') return { ...NOT_A_REPORT, problems: prepared.problems };
  if (prepared.kind !== 'report') return BODIES[prepared.kind];

  const { report } = prepared;
  const { database, receivers = [], now = Date.now } = options;
  const url = options.reportUrl?.(report.id);
  const stored = await storeReport(database, {
    report,
    bodyHash: await sha256(body.bytes),
    scope: grant.scope ?? '',
    sender: grant.sender,
    address: senderAddress(request),
    receivers: receivers.map(({ id }) => id),
    at: now(),
  });
  if (stored.kind === 'other') return OTHER_BODY;
  if (stored.kind === 'new') {
    quota?.add(body.bytes.byteLength);
    announce(report.id, options);
  }
  return {
    status: stored.kind === 'new' ? 201 : 200,
    body: {
      reference: referenceOf(stored.number),
      ...(url !== undefined && { url }),
      ...(stored.kind === 'known' && { duplicate: true }),
    },
  };
}

/** @returns undefined when redaction failed: then nothing is stored */
async function prepareWith(
  prepare: Preparer,
  bytes: Uint8Array<ArrayBuffer>,
  key: string,
  options: ReportHandlerOptions,
): Promise<Prepared | undefined> {
  try {
    return await prepare({ bytes, key, secrets: await secretsOf(options) });
  } catch (error) {
    tellFault(options, error);
    return undefined;
  }
}

/** A throwing `onStored` must not cost the receipt of a stored report. */
function announce(id: string, options: ReportHandlerOptions): void {
  try {
    options.onStored?.(id);
  } catch (error) {
    tellFault(options, error);
  }
}

const NOT_JSON_TYPE: HttpProblem = {
  status: 415,
  code: 'content-type',
  detail: 'A report is sent as JSON. Set `Content-Type: application/json`.',
};
const COMPRESSED: HttpProblem = {
  status: 415,
  code: 'content-encoding',
  detail:
    'Nothing is unpacked here, since a small body can unpack to a huge one. Send the report without `Content-Encoding`.',
};
const NO_KEY: HttpProblem = {
  status: 400,
  code: 'no-key',
  detail:
    'Without an `Idempotency-Key` a second try could not be told from a second report. Send the id of the report in it.',
};
const OTHER_BODY: HttpProblem = {
  status: 422,
  code: 'key-used',
  detail: 'Another report has this id already, and it was kept as it is. Give what you send now a new id.',
};
const NOT_A_REPORT: HttpProblem = {
  status: 400,
  code: 'not-a-report',
  detail:
    'The body is not a report of this version. `problems` names each field and what it must be; nothing was stored.',
};
const NOT_REDACTED: HttpProblem = {
  status: 503,
  code: 'not-redacted',
  detail:
    'Secrets could not be taken out, so the report was not stored. Keep it and try again later with the same key.',
  headers: { 'Retry-After': '60' },
};
type Unusable = 'too-large' | 'too-much-at-once' | 'broken-off' | 'key-is-not-id' | 'not-utf8' | 'not-json';
const BODIES: Readonly<Record<Unusable, HttpProblem>> = {
  'too-large': {
    status: 413,
    code: 'too-large',
    detail: 'The report is larger than what is taken here. Leave out the log or other parts.',
  },
  'too-much-at-once': {
    status: 429,
    code: 'too-much-at-once',
    detail:
      'More is being sent at this moment than is held in memory. Keep the report and send it again with the same key.',
    headers: { 'Retry-After': '5' },
  },
  'broken-off': {
    status: 400,
    code: 'broken-off',
    detail: 'The body ended before it was whole. Send it again.',
  },
  'key-is-not-id': {
    status: 400,
    code: 'key-is-not-id',
    detail:
      'The `Idempotency-Key` is not the id of the report, so a second try could be filed twice. Send the id of the report in it.',
  },
  'not-utf8': {
    status: 400,
    code: 'not-utf8',
    detail: 'The body is not UTF-8. JSON has no other encoding; send it so.',
  },
  'not-json': {
    status: 400,
    code: 'not-json',
    detail: 'The body is not JSON. Send one report as a JSON object.',
  },
};
