import { STATUS_CODES } from 'node:http';
import type { ProblemDetails } from '@hookline/contracts';
import { HttpException } from '@nestjs/common';
import { AppError, type AppErrorKind } from '../../errors/app-error.js';

export interface ProblemResponse {
  readonly problem: ProblemDetails;
  readonly retryAfterSeconds?: number | undefined;
}

/** Translates any error thrown while a request was handled. */
export function toProblem(error: unknown, requestId: string): ProblemResponse {
  if (error instanceof AppError) return fromAppError(error, requestId);
  const status = statusOf(error);
  if (status === undefined || status >= 500) return { problem: describe(500, FAULT, requestId) };
  return { problem: describe(status, KNOWN[status] ?? otherStatus(status), requestId) };
}

function fromAppError(error: AppError, requestId: string): ProblemResponse {
  const { problems, retryAfterMs } = error.details;
  const problem: ProblemDetails = {
    ...describe(STATUS_OF_KIND[error.kind], { code: error.code, detail: error.message }, requestId),
    ...(problems === undefined ? {} : { problems: [...problems] }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(retryAfterMs) }),
  };
  return { problem, retryAfterSeconds: retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000) };
}

/** Nest and Fastify refuse with a status, also a request whose client has left; other errors have none. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const hasStatus = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number';
  return hasStatus && (error.name === 'FastifyError' || isCutOff(error)) ? Number(error.statusCode) : undefined;
}

/** Node says it of a request whose client left before the body was whole. */
const isCutOff = (error: Error): boolean =>
  error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

function describe(status: number, said: { code: string; detail: string }, requestId: string): ProblemDetails {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, ...said, requestId };
}

const STATUS_OF_KIND: Readonly<Record<AppErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  unprocessable: 422,
  limited: 429,
  unavailable: 503,
};

const FAULT = {
  code: 'server.fault',
  detail: 'Something went wrong in Hookline itself. The log names the cause under this request id.',
};

const KNOWN: Readonly<Record<number, { code: string; detail: string }>> = {
  400: {
    code: 'request.unreadable',
    detail: 'The request could not be read. Check its address, and that its body is well-formed JSON.',
  },
  404: { code: 'address.not-found', detail: 'There is nothing at this address.' },
  405: { code: 'method.not-allowed', detail: 'This address does not take that method.' },
  413: { code: 'request.too-large', detail: 'The request is larger than this address takes. Send less at once.' },
  414: { code: 'address.too-long', detail: 'The address is too long. Shorten it.' },
  415: { code: 'request.wrong-type', detail: 'Send the body as JSON, with the content type application/json.' },
};

const otherStatus = (status: number): { code: string; detail: string } => ({
  code: 'request.refused',
  detail: `The request was refused (${STATUS_CODES[status] ?? status}).`,
});
