/** The only way from a node to the world: guarded, bounded in time and size, redirects followed with the same guard. */
import type { IncomingHttpHeaders } from 'node:http';
import type { HttpDoor, HttpRequest, HttpResponse } from '@hookline/node-kit';
import type { Dispatcher } from 'undici';
import { readAllowList } from './allow-list.js';
import { Deadline } from './deadline.js';
import { describeFailure, hostOf, timedOut } from './describe-failure.js';
import { followRedirect, tooManyRedirects } from './follow-redirect.js';
import { guardedAgent, type Resolve, systemResolve } from './guarded-agent.js';
import { type Outgoing, readRequest } from './outgoing.js';
import { type Answer, type Limits, sendOnce } from './send-once.js';
import { unpackBody } from './unpack-body.js';

export interface HttpDoorOptions {
  /** OUTBOUND_ALLOW: ranges, addresses and hosts that may be reached although they are private. */
  readonly allow: readonly string[];
  /** Default: the system's, hosts file included. */
  readonly resolve?: Resolve;
}

export interface ClosableHttpDoor extends HttpDoor {
  /** Lets go of idle connections, and waits for requests under way. */
  close(): Promise<void>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
const MOST_REDIRECTS = 5;

/** @throws ConfigError for a wrong entry of `allow`. */
export function createHttpDoor({ allow, resolve = systemResolve }: HttpDoorOptions): ClosableHttpDoor {
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
    maxRedirects = MOST_REDIRECTS,
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
    const next = followRedirect(outgoing, answer.status, answer.headers.location);
    if (next === undefined) return toResponse(answer, outgoing.url, limits.maxBytes);
    outgoing = next;
  }
  throw tooManyRedirects(hostOf(first.url), most);
}

async function send(agent: Dispatcher, outgoing: Outgoing, limits: Limits): Promise<Answer> {
  try {
    return await sendOnce(agent, outgoing, limits);
  } catch (error) {
    if (limits.deadline.ended !== undefined) throw limits.deadline.ended;
    throw describeFailure(error, outgoing.url) ?? error;
  }
}

async function toResponse(answer: Answer, url: URL, maxBytes: number): Promise<HttpResponse> {
  const headers = joined(answer.headers);
  const unpacked = await unpackBody(answer.body, headers['content-encoding'], hostOf(url), maxBytes);
  if (unpacked === undefined) return { status: answer.status, headers, body: answer.body };
  // They describe the packed bytes, which nobody sees.
  const { 'content-encoding': _encoding, 'content-length': _length, ...rest } = headers;
  return { status: answer.status, headers: rest, body: unpacked };
}

function joined(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) plain[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return plain;
}
