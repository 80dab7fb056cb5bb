import { GRPC_STATUSES } from '../../core/model/signal/errorSignals.ts';
import type { Failure, RetryHint } from '../../core/model/run.ts';
import { readRetry } from '../http/readRetry.ts';
import { defined } from '../../core/model/value/defined.ts';
import { type Attributes, attributeOf } from './readAttributes.ts';

/**
 * What attributes say of an error, by their names in the semantic conventions; the older names too.
 *
 * @param path where the error stands
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/, …/exception/, …/http/, …/rpc/, …/gen-ai/, …/process/, …/k8s/
 */
export function readSpanFailure(attributes: Attributes, path: string, now: number): Failure {
  const text = (...names: readonly string[]): string | undefined => attributeOf(attributes, ...names);
  const number = (...names: readonly string[]): number | undefined => {
    const value = Number(text(...names) ?? NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const stated = text('error.type');
  // Of an HTTP error the type is its status; of one nobody knows it is `_OTHER`.
  const statusOfType = /^[45]\d\d$/.test(stated ?? '') ? Number(stated) : undefined;
  const type =
    text('exception.type') ??
    (stated === undefined || stated === '_OTHER' || statusOfType ? undefined : stated);
  const status = number('http.response.status_code', 'http.status_code') ?? statusOfType;
  const grpc = number('rpc.grpc.status_code') ?? text('rpc.response.status_code', 'grpc.status_code');
  const grpcStatus =
    typeof grpc === 'number' ? GRPC_STATUSES[grpc] : GRPC_STATUSES.find((name) => name === grpc);
  const isCode = stated !== undefined && type !== stated && !statusOfType && stated !== '_OTHER';
  return defined({
    type:
      type === undefined
        ? undefined
        : type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':'), type.lastIndexOf('\\')) + 1),
    code:
      codeOf(
        text('rpc.jsonrpc.error_code', 'jsonrpc.error.code'),
        text('db.response.status_code', 'error.code'),
      ) ?? (isCode ? stated : undefined),
    reason: text('k8s.container.status.reason', 'k8s.pod.status_reason'),
    message: text('exception.message', 'error.message', 'rpc.jsonrpc.error_message'),
    stack: text('exception.stacktrace'),
    status: status !== undefined && status >= 400 ? status : undefined,
    grpcStatus: grpcStatus === 'OK' ? undefined : grpcStatus,
    exitCode: number('process.exit.code') || undefined,
    provider: text('gen_ai.provider.name', 'gen_ai.system'),
    retry: retryOf(attributes, now),
    path,
  });
}

function codeOf(rpc: string | undefined, other: string | undefined): string | number | undefined {
  return rpc !== undefined && /^-?\d{1,6}$/.test(rpc) ? Number(rpc) : (rpc ?? other);
}

/** @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/ (`http.response.header.<key>`) */
function retryOf(attributes: Attributes, now: number): RetryHint | undefined {
  const headers = new Map<string, string>();
  for (const name of ['retry-after', 'retry-after-ms', 'x-should-retry', 'date']) {
    const value = attributeOf(attributes, `http.response.header.${name}`);
    if (value !== undefined) headers.set(name, value);
  }
  return readRetry(headers, now);
}
