/**
 * Why a request got no response, in words for a person. Names hosts, but no paths and queries, as they contain secrets.
 */
import { NodeError } from '@hookline/node-kit';
import { errors } from 'undici';

export const hostOf = (url: URL): string => url.host;

/**
 * @param status of the response, when one had begun
 * @returns undefined for an internal fault
 */
export function describeRequestFailure(error: unknown, url: URL, status?: number): NodeError | undefined {
  if (error instanceof NodeError) return error;
  const host = hostOf(url);
  const code = codeOf(error);
  const unread = unreadable(error, code, host, status);
  if (unread !== undefined) {
    return new NodeError({
      code: 'http.answer-unreadable',
      message: unread,
      retryable: true,
      mayHaveHappened: true,
      cause: error,
    });
  }
  if (code === undefined) return undefined;
  if (code === 'UND_ERR_INVALID_ARG') return unsendable(error);
  if (TIMEOUTS.has(code)) return failure('http.timeout', `${host} did not take the connection in time.`, true, error);
  if (CERTIFICATE.test(code)) {
    return failure('http.unreachable', `The certificate of ${host} is not to be trusted (${code}).`, false, error);
  }
  const words = UNREACHABLE[code];
  return failure(
    'http.unreachable',
    words === undefined ? `${host} cannot be reached (${code}).` : `${host} ${words}`,
    true,
    error,
  );
}

export const timedOut = (host: string, timeoutMs: number): NodeError =>
  failure('http.timeout', `${host} did not answer within ${timeoutMs / 1000} seconds.`, true);

export const bodyTooLarge = (host: string, maxBytes: number): NodeError =>
  failure('http.body-too-large', `The answer of ${host} is larger than ${inWords(maxBytes)}.`, false);

/** What is wrong with a received response, in words: it must not sound as if the request did not arrive. */
function unreadable(error: unknown, code: string | undefined, host: string, status?: number): string | undefined {
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return `${host} answered with more than 16 KB of headers.`;
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return `The answer of ${host} is not as long as it says.`;
  if (status !== undefined && code !== undefined && BREAKS.has(code)) {
    return `The answer of ${host} (${status}) broke off before its end.`;
  }
  // undici has no code of its own for it.
  if (error instanceof errors.SocketError && error.message === 'bad upgrade') {
    return `${host} wants to go on in another protocol (101), which nobody asked for.`;
  }
  return error instanceof errors.HTTPParserError ? `${host} answered with something that is not HTTP.` : undefined;
}

const BREAKS = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_EOF_STATE', 'UND_ERR_SOCKET']);

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL/;

const UNREACHABLE: Readonly<Record<string, string>> = {
  ENOTFOUND: 'is not a known host. Check the URL.',
  EAI_AGAIN: 'cannot be looked up at the moment.',
  ECONNREFUSED: 'refuses connections. Check the port, and that the service runs.',
  ECONNRESET: 'closed the connection before it answered.',
  EPIPE: 'closed the connection before it answered.',
  UND_ERR_SOCKET: 'closed the connection before it answered.',
  EHOSTUNREACH: 'cannot be reached from this network.',
  ENETUNREACH: 'cannot be reached from this network.',
};

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const unsendable = (error: unknown): NodeError =>
  failure(
    'http.request-wrong',
    'A header or the method of this request holds characters that HTTP does not take.',
    false,
    error,
  );

const failure = (code: string, message: string, retryable: boolean, cause?: unknown): NodeError =>
  new NodeError({ code, message, retryable, cause });

function inWords(bytes: number): string {
  const [amount, unit] = bytes >= 1024 * 1024 ? [bytes / 1024 / 1024, 'MB'] : [bytes / 1024, 'KB'];
  return `${Number(amount.toFixed(1))} ${unit}`;
}
