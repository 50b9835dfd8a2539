/** The only way from a node to the world: guarded, bounded in time and size, redirects followed with the same guard. */
import { type HttpClient, type HttpRequest, type HttpResponse, NodeError } from '@hookline/node-kit';
import type { Dispatcher } from 'undici';
import { readAllowList } from './allow-list.js';
import { Deadline } from './deadline.js';
import { describeRequestFailure, hostOf, timedOut } from './describe-request-failure.js';
import { followRedirect, tooManyRedirects } from './follow-redirect.js';
import { guardedAgent, type Resolve, systemResolve } from './guarded-agent.js';
import { type Outgoing, readRequest } from './outgoing.js';
import { type Answer, AnswerBrokenOff, type Limits, dispatchRequest } from './dispatch-request.js';
import { readHeaders } from './read-headers.js';
import { decompressBody } from './decompress-body.js';

export interface HttpDoorOptions {
  /** OUTBOUND_ALLOW: ranges, addresses and hosts that may be reached although they are private. */
  readonly allow: readonly string[];
  /** Default: the system's, hosts file included. */
  readonly resolve?: Resolve;
}

export interface ClosableHttpClient extends HttpClient {
  /** Lets go of idle connections, and waits for requests under way. */
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** @throws ConfigError for a wrong entry of `allow`. */
export function createHttpClient({ allow, resolve = systemResolve }: HttpDoorOptions): ClosableHttpClient {
  const agent = guardedAgent(readAllowList(allow), resolve);
  return {
    request: (request) => exchange(agent, request),
    close: () => agent.close(),
  };
}

async function exchange(agent: Dispatcher, request: HttpRequest): Promise<HttpResponse> {
  const {
    timeoutMs = DEFAULT_TIMEOUT_MS,
    maxBytes = DEFAULT_MAX_BYTES,
    maxRedirects = MAX_REDIRECTS,
    signal,
  } = request;
  const first = readRequest(request);
  signal?.throwIfAborted();
  const deadline = new Deadline(timeoutMs, () => timedOut(hostOf(first.url), timeoutMs), signal);
  try {
    return await followAll(agent, first, { maxBytes, deadline }, maxRedirects);
  } finally {
    deadline.release();
  }
}

async function followAll(agent: Dispatcher, first: Outgoing, limits: Limits, most: number): Promise<HttpResponse> {
  let outgoing = first;
  for (let redirects = 0; redirects <= most; redirects++) {
    const answer = await send(agent, outgoing, limits);
    const next = followRedirect(outgoing, answer.status, readHeaders(answer.headers).headers['location']);
    if (next === undefined) return toResponse(answer, outgoing.url, limits.maxBytes);
    outgoing = next;
  }
  throw tooManyRedirects(hostOf(first.url), most);
}

async function send(agent: Dispatcher, outgoing: Outgoing, limits: Limits): Promise<Answer> {
  try {
    return await dispatchRequest(agent, outgoing, limits);
  } catch (error) {
    const { deadline } = limits;
    if (!(error instanceof AnswerBrokenOff))
      throw deadline.ended ?? describeRequestFailure(error, outgoing.url) ?? error;
    const { cause, status } = error;
    throw afterItBegan(deadline.ended ?? describeRequestFailure(cause, outgoing.url, status) ?? cause);
  }
}

/** Whatever the reason, the other side has had the request. */
const afterItBegan = (reason: unknown): unknown =>
  reason instanceof NodeError ? reason.with({ mayHaveHappened: true }) : reason;

async function toResponse(answer: Answer, url: URL, maxBytes: number): Promise<HttpResponse> {
  const { status, body } = answer;
  const { headers, setCookies } = readHeaders(answer.headers);
  const unpacked = await decompressBody(body, headers['content-encoding'], hostOf(url), maxBytes);
  if (unpacked === undefined) return { status, headers, setCookies, body };
  // They describe the packed bytes, which nobody sees.
  const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = headers;
  return { status, headers: rest, setCookies, body: unpacked };
}
