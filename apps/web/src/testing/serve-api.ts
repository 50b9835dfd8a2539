/** An API for component tests, at the border: `fetch` is answered, and everything of ours runs as it does in a browser. */
import type { ProblemDetails } from '@hookline/contracts';

/** What a component asked: `POST /runs/r1/retry`, its search parameters and its body. */
export interface Asked {
  readonly call: string;
  readonly search: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** By call, without `/api/v1`: the body of a 200, an {@link refusal}, or a function that says which. */
type Routes = Readonly<Record<string, unknown>>;

let lost: string[] = [];

/** Answers with `routes` from now on. Of the requests that came, `asked` keeps all and `sent` those that change something. */
export function serveApi(routes: Routes = {}) {
  const asked: Asked[] = [];
  globalThis.fetch = async (input, init) => {
    const request = readRequest(input, init);
    asked.push(request);
    return answer(routes, request);
  };
  return {
    asked,
    sent: () => asked.filter(({ call }) => !call.startsWith('GET ')).map(({ call, body }) => ({ call, body })),
    lastSearch: (call: string) => asked.findLast((each) => each.call === call)?.search,
  };
}

class Refusal {
  constructor(readonly problem: ProblemDetails) {}
}

/** The API's refusal, as problem+json. */
export const refusal = (status: number, code: string, detail: string, more: Partial<ProblemDetails> = {}): Refusal =>
  new Refusal({ type: 'about:blank', title: code, status, code, detail, ...more });

/** A response that does not come before the test is over, to see what stands there meanwhile. */
export const never = (): Promise<never> => new Promise(() => undefined);

/** The calls that no route answered, since the last time. */
export function unanswered(): readonly string[] {
  const found = lost;
  lost = [];
  return found;
}

function readRequest(input: RequestInfo | URL, init: RequestInit | undefined): Asked {
  const url = new URL(input instanceof Request ? input.url : input, 'http://hookline.test');
  const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
  const call = `${init?.method ?? 'GET'} ${url.pathname.replace('/api/v1', '')}`;
  return { call, search: Object.fromEntries(url.searchParams), body };
}

async function answer(routes: Routes, request: Asked): Promise<Response> {
  if (!(request.call in routes)) {
    lost.push(request.call);
    return respond(404, refusal(404, 'test.unanswered', `Nothing answers ${request.call}`).problem);
  }
  const route = routes[request.call];
  const value: unknown = await (typeof route === 'function' ? route(request) : route);
  return value instanceof Refusal ? respond(value.problem.status, value.problem) : respond(200, value);
}

const respond = (status: number, body: unknown): Response =>
  new Response(body === undefined ? '' : JSON.stringify(body), { status });
