import type { HttpClient, HttpRequest, HttpResponse } from '../execution-context.js';
import { NodeError } from '../node-error.js';

/** What a route answers. A body that is not text is sent as JSON. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Routes by `POST https://api.example.com/orders`, without the query. */
export type FakeRoutes = Readonly<Record<string, FakeAnswer | ((request: HttpRequest) => FakeAnswer)>>;

export interface FakeHttp extends HttpClient {
  /** What was sent, in order. */
  readonly requests: readonly HttpRequest[];
}

/** An HTTP door onto a few known addresses; any other is unreachable. */
export function fakeHttp(routes: FakeRoutes = {}): FakeHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    request: (request) => {
      requests.push(request);
      const route = routes[`${request.method} ${request.url.split('?')[0]}`];
      if (!route) return Promise.reject(unreachable(request));
      return Promise.resolve(answer(typeof route === 'function' ? route(request) : route));
    },
  };
}

function answer({ status = 200, headers, body = '' }: FakeAnswer): HttpResponse {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json';
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: new TextEncoder().encode(isText ? body : JSON.stringify(body)),
  };
}

const unreachable = ({ method, url }: HttpRequest): NodeError =>
  new NodeError({ code: 'http.unreachable', message: `Nothing answers ${method} ${url}.`, retryable: true });
