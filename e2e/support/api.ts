/** The API as somebody outside uses it: with a key, and only what DESIGN promises of the answers. */

export interface Api {
  get<Body>(path: string): Promise<Body>;
  post<Body>(path: string, body?: unknown): Promise<Body>;
  /** Every item of a list, page after page, newest first. */
  all<Item>(path: string): Promise<Item[]>;
}

export interface Workflow {
  readonly id: string;
  readonly triggers: readonly { readonly url: string }[];
}

export interface RunSummary {
  readonly id: string;
  readonly status: string;
  readonly eventId: string | null;
}

export interface Ledger {
  readonly accepted: number;
  readonly verdicts: { readonly run: number };
  readonly unaccounted: number;
  readonly stuck: number;
  readonly balanced: boolean;
}

const ACCOUNT = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };

/**
 * Makes the owner of a fresh Hookline and a key for the API.
 * @param token of the address that it printed
 */
export async function openApi(url: string, token: string): Promise<Api> {
  const cookie = await makeOwner(url, token);
  const made = await fetch(`${url}/api/v1/api-keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, cookie },
    body: JSON.stringify({ name: 'e2e' }),
  });
  const { key } = await read<{ key: string }>(made);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

  const get = async <Body>(path: string): Promise<Body> => read<Body>(await fetch(`${url}/api/v1${path}`, { headers }));
  return {
    get,
    post: async <Body>(path: string, body: unknown = {}): Promise<Body> =>
      read<Body>(await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })),
    all: async <Item>(path: string): Promise<Item[]> => {
      const found: Item[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page: { items: Item[]; nextCursor: string | null } = await get(`${path}${from}`);
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found;
    },
  };
}

/** @returns the cookie of the session that it begins: `name=value`. */
export async function makeOwner(url: string, token: string): Promise<string> {
  const owner = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ ...ACCOUNT, token }),
  });
  return owner.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function read<Body>(answer: Response): Promise<Body> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`);
  const body: Body = JSON.parse(text);
  return body;
}
