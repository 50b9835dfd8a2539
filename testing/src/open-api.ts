/** The API as another program uses it: with a key. */
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

/** Of whoever owns the Hookline of a test. */
export const ACCOUNT = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };

/**
 * Makes the owner of a fresh Hookline and a key for the API.
 * @param token of the address that it printed
 */
export async function openApi(url: string, token: string): Promise<Api> {
  const headers = { authorization: `Bearer ${await makeApiKey(url, await makeOwner(url, token))}` };
  const get = async <Body>(path: string): Promise<Body> => read<Body>(await fetch(`${url}/api/v1${path}`, { headers }));
  return {
    get,
    post: async <Body>(path: string, body: unknown = {}): Promise<Body> =>
      read<Body>(await post(url, path, body, headers)),
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
  return sessionOf(await post(url, '/setup', { ...ACCOUNT, token }, { origin: url }));
}

/** @returns the cookie of a new session of the owner that `makeOwner` made. */
export async function signIn(url: string): Promise<string> {
  const { email, password } = ACCOUNT;
  return sessionOf(await post(url, '/session', { email, password }, { origin: url }));
}

/** In the name of whose session it is. @returns the key */
export async function makeApiKey(url: string, session: string): Promise<string> {
  const made = await post(url, '/api-keys', { name: 'Test' }, { origin: url, cookie: session });
  return (await read<{ readonly key: string }>(made)).key;
}

const post = (url: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> =>
  fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function sessionOf(response: Response): Promise<string> {
  await read(response);
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function read<Body>(response: Response): Promise<Body> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  const body: Body = JSON.parse(text === '' ? 'null' : text);
  return body;
}
