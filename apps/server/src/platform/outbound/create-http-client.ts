/** The only way from a node to the network: guarded, limited in time and size, with the same guard on redirects. */
import { NodeError, type HttpClient, type HttpRequest, type HttpResponse } from '@hookline/node-kit';
import type { Dispatcher } from 'undici';
import { token } from '../injection/token.js';
import { Deadline } from './deadline.js';
import { decompressResponse } from './decompress-response.js';
import { describeRequestFailure, hostOf, timedOut } from './describe-request-failure.js';
import { ResponseInterrupted, dispatchRequest, type Limits, type RawResponse } from './dispatch-request.js';
import { followRedirect, tooManyRedirects } from './follow-redirect.js';
import { readAllowList } from './guard/allow-list.js';
import { guardedAgent, systemResolve, type Resolve } from './guard/guarded-agent.js';
import { toOutgoing, type Outgoing } from './outgoing.js';
import { readHeaders } from './read-headers.js';

export interface HttpClientOptions {
  /** OUTBOUND_ALLOW: ranges, addresses and hosts that may be reached although they are private. */
  readonly allow: readonly string[];
  /** Default: the system's, hosts file included. */
  readonly resolve?: Resolve;
}

/**
 * Adds what authenticates a request, just before it leaves: called for the first one and for each redirect, of which none
 * inherits it. @throws NodeError
 */
export type Authenticate = (request: Outgoing) => Promise<Outgoing>;

/** The process's client. It knows no credentials: who gives it a request with one says how to authenticate it. */
export interface OutboundClient extends HttpClient {
  request(request: HttpRequest, authenticate?: Authenticate): Promise<HttpResponse>;
}

export interface ClosableHttpClient extends OutboundClient {
  /** Closes idle connections, and waits for running requests. */
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** Token for injecting the process's client. */
export const HTTP_CLIENT = token<OutboundClient>('OutboundClient');

/** @throws ConfigError for an invalid entry of `allow`. */
export function createHttpClient({ allow, resolve = systemResolve }: HttpClientOptions): ClosableHttpClient {
  const agent = guardedAgent(readAllowList(allow), resolve);
  return {
    request: (request, authenticate = asItIs) => exchange(agent, request, authenticate),
    close: () => agent.close(),
  };
}

const asItIs: Authenticate = (request) => Promise.resolve(request);

async function exchange(agent: Dispatcher, request: HttpRequest, authenticate: Authenticate): Promise<HttpResponse> {
  const {
    timeoutMs = DEFAULT_TIMEOUT_MS,
    maxBytes = DEFAULT_MAX_BYTES,
    maxRedirects = MAX_REDIRECTS,
    signal,
  } = request;
  const first = toOutgoing(request);
  signal?.throwIfAborted();
  const deadline = new Deadline(timeoutMs, () => timedOut(hostOf(first.url), timeoutMs), signal);
  try {
    return await followAll(agent, first, { maxBytes, deadline, maxRedirects, authenticate });
  } finally {
    deadline.release();
  }
}

interface Exchange extends Limits {
  readonly maxRedirects: number;
  readonly authenticate: Authenticate;
}

async function followAll(agent: Dispatcher, first: Outgoing, exchange: Exchange): Promise<HttpResponse> {
  const { maxRedirects, maxBytes, authenticate } = exchange;
  let outgoing = first;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const raw = await send(agent, await authenticate(outgoing), exchange);
    const { location } = readHeaders(raw.headers).headers;
    const next = maxRedirects === 0 ? undefined : followRedirect(outgoing, raw.status, location);
    if (next === undefined) return toResponse(raw, outgoing.url, maxBytes);
    outgoing = next;
  }
  throw tooManyRedirects(hostOf(first.url), maxRedirects);
}

async function send(agent: Dispatcher, outgoing: Outgoing, limits: Limits): Promise<RawResponse> {
  try {
    return await dispatchRequest(agent, outgoing, limits);
  } catch (error) {
    const { deadline } = limits;
    if (!(error instanceof ResponseInterrupted))
      throw deadline.ended ?? describeRequestFailure(error, outgoing.url) ?? error;
    const { cause, status } = error;
    throw asMayHaveHappened(deadline.ended ?? describeRequestFailure(cause, outgoing.url, status) ?? cause);
  }
}

/** Whatever the reason, the server has received the request. */
const asMayHaveHappened = (reason: unknown): unknown =>
  reason instanceof NodeError ? reason.with({ mayHaveHappened: true }) : reason;

async function toResponse(raw: RawResponse, url: URL, maxBytes: number): Promise<HttpResponse> {
  const { status, body } = raw;
  const { headers, setCookies } = readHeaders(raw.headers);
  const unpacked = await decompressResponse(body, headers['content-encoding'], hostOf(url), maxBytes);
  if (unpacked === undefined) return { status, headers, setCookies, body };
  // They describe the compressed bytes, which no caller sees.
  const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = headers;
  return { status, headers: rest, setCookies, body: unpacked };
}
