/**
 * Access tokens that credentials are exchanged for, one for each purpose, kept in memory until shortly before they expire.
 * Requests that come together wait for one exchange. A process has its own: services give out as many as are asked for.
 */
import type { AccessToken, CredentialKind, TokenRequest, TokenUse } from '@hookline/credentials';
import { parseBody } from '@hookline/http-message';
import { NodeError, type HttpResponse } from '@hookline/node-kit';
import { LRUCache } from 'lru-cache';
import type { OutboundClient } from '../../../platform/outbound/index.js';

/** A credential whose secret is exchanged. */
export interface Exchanged {
  readonly id: string;
  readonly name: string;
  readonly kind: CredentialKind;
  readonly data: unknown;
  readonly now: () => Date;
  readonly addressOf: (url: string) => string;
}

interface Kept {
  /** As JSON: other data needs another token. */
  readonly data: string;
  readonly exchange: Promise<AccessToken | undefined>;
  /** Its token, once it is there. */
  readonly given?: string;
}

const LIMITS = { timeoutMs: 15_000, maxBytes: 256 * 1024, maxRedirects: 0 };
/** A token that ends on its way is refused. */
const MARGIN_MS = 60_000;
const MAX_KEPT = 1000;

export class AccessTokens {
  private readonly kept = new LRUCache<string, Kept>({ max: MAX_KEPT });

  constructor(private readonly http: OutboundClient) {}

  /**
   * Undefined for a credential that needs none.
   * @param use the request that will carry it; without one, any token that shows that the secret is taken
   * @throws NodeError `credential.refused`, those of the HTTP client
   */
  async get(credential: Exchanged, use?: TokenUse): Promise<string | undefined> {
    const { kind } = credential;
    if (!kind.token) return undefined;
    const data = JSON.stringify(credential.data);
    const purpose = use ? kind.token.purpose(use, credential.data) : '';
    const key = keyOf(credential.id, purpose);
    const known = this.kept.get(key);
    if (known?.data === data) return (await known.exchange)?.token;
    const kept: Kept = { data, exchange: this.exchange(credential, purpose) };
    this.kept.set(key, kept);
    const given = await kept.exchange.catch((error: unknown) => {
      if (this.kept.get(key) === kept) this.kept.delete(key);
      throw error;
    });
    if (given && this.kept.get(key) === kept)
      this.kept.set(key, { ...kept, given: given.token }, { ttl: Math.max(given.expiresInMs - MARGIN_MS, 1000) });
    return given?.token;
  }

  /**
   * Its service no longer takes a token.
   * @param refused those that are not taken; without them, all of the credential. One that was given out since stays, so that
   *   of many requests that are refused together only the first one asks for another.
   */
  forget(id: string, refused?: ReadonlySet<string>): void {
    for (const [key, { given = '' }] of this.kept.entries())
      if (key.startsWith(keyOf(id, '')) && (refused?.has(given) ?? true)) this.kept.delete(key);
  }

  private async exchange(credential: Exchanged, purpose: string): Promise<AccessToken | undefined> {
    const request = await tokenRequest(credential, purpose);
    if (!request) return undefined;
    const response = await this.http.request({ ...toHttp(request), url: credential.addressOf(request.url), ...LIMITS });
    return readToken(credential, response);
  }
}

async function tokenRequest({ name, kind, data, now }: Exchanged, purpose: string): Promise<TokenRequest | undefined> {
  try {
    return await kind.token?.request(data, { now: now(), purpose });
  } catch (cause) {
    // A key that looks like one and cannot sign.
    const message = `“${name}” cannot ask for an access token: its key is damaged. Enter its data again.`;
    throw new NodeError({ code: 'credential.refused', message, cause });
  }
}

/** An id has no blank. */
const keyOf = (id: string, purpose: string): string => `${id} ${purpose}`;

const toHttp = ({ headers = {}, form }: TokenRequest) => ({
  method: 'POST',
  headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(form).toString(),
});

function readToken({ name, kind }: Exchanged, response: HttpResponse): AccessToken {
  const { status } = response;
  const answer = parseBody(response.body, response.headers);
  const given = status < 300 ? kind.token?.read(answer) : undefined;
  if (given) return given;
  const isTemporary = status === 429 || status >= 500;
  throw new NodeError({
    code: 'credential.refused',
    message: isTemporary
      ? `The service of “${name}” gave out no access token: it answered ${status}.`
      : `“${name}” was refused when it asked for an access token (${status}${reasonIn(answer)}). Enter its data again, or choose another one.`,
    retryable: isTemporary,
    details: { status },
  });
}

/** RFC 6749 §5.2: a word of a fixed list. What else stands there may repeat the request. */
function reasonIn(answer: unknown): string {
  const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
  return typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? `: ${error.replaceAll('_', ' ')}` : '';
}
