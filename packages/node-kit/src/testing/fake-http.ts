import { NodeError } from '../errors/node-error.js';
import type { HttpClient, HttpRequest, HttpResponse } from '../execution/execution-context.js';

/** The response of a route. A body that is not text is sent as JSON. */
export interface FakeResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Routes by `POST https://api.example.com/orders`, without the query. */
export type FakeRoutes = Readonly<Record<string, FakeResponse | ((request: HttpRequest) => FakeResponse)>>;

/** An {@link HttpClient} that answers from routes and records every request, also those without a route. */
export interface FakeHttp extends HttpClient {
  /** What was sent, in order. */
  readonly requests: readonly HttpRequest[];
}

/** An HTTP client with a few known addresses; any other fails with `http.unreachable`. */
export function fakeHttp(routes: FakeRoutes = {}): FakeHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    request: (request) => {
      requests.push(request);
      const route = routes[`${request.method} ${request.url.split('?')[0]}`];
      if (!route) return Promise.reject(unreachable(request));
      return Promise.resolve(toResponse(typeof route === 'function' ? route(request) : route));
    },
  };
}

function toResponse({ status = 200, headers, body = '' }: FakeResponse): HttpResponse {
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
