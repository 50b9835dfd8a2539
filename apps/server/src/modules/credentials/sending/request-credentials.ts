/**
 * Authenticates requests of steps. The secret is read here, where the request leaves, and goes only to the hosts that its
 * credential allows: a redirect to another one, or from https to http, is followed without it.
 */
import { allowsHost, type CredentialKind, type RequestProof } from '@hookline/credentials';
import { NodeError } from '@hookline/node-kit';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Authenticate, Outgoing } from '../../../platform/outbound/index.js';
import { findCredentialKind } from '../credential-forms.js';
import type { CredentialStore } from '../store/credential-store.js';
import type { ReadableCredential } from '../store/stored-credential.js';
import type { AccessTokens, Exchanged } from './access-tokens.js';

/** A credential with its kind, ready to authenticate requests. */
export interface RequestCredential extends ReadableCredential {
  readonly kindOf: CredentialKind;
  readonly authenticate: Authenticate;
  /** The absolute address of a request that may name only a path. @throws NodeError `credential.other-kind` */
  readonly addressOf: (url: string) => string;
  /** Of a kind whose secret is exchanged, else undefined. @throws NodeError `credential.refused` */
  readonly accessToken: () => Promise<string | undefined>;
  /** The access tokens that its requests went out with. */
  readonly carried: ReadonlySet<string>;
  /** Its service answered 401. @returns whether the next request has another access token, and so is worth sending */
  readonly renew: () => boolean;
}

export class RequestCredentials {
  constructor(
    private readonly store: Pick<CredentialStore, 'find'>,
    private readonly tokens: AccessTokens,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /**
   * @param audience of the request, for kinds that ask for it
   * @returns what authenticates one request and its redirects
   * @throws NodeError `credential.missing`, `credential.locked`, `credential.other-kind`
   */
  async open(id: string, audience?: string): Promise<RequestCredential> {
    const credential = await this.read(id);
    if (!credential) throw failure('credential.missing', 'The credential of this step is deleted. Choose another one.');
    const { name, kind, data } = credential;
    const kindOf = findCredentialKind(kind);
    if (!kindOf)
      throw failure(
        'credential.other-kind',
        `“${name}” verifies who sends events and authenticates no request. Choose another one.`,
      );
    const parsed = kindOf.fields.safeParse(data[0]);
    if (!parsed.success)
      throw failure(
        'credential.locked',
        `“${name}” was entered for another version of Hookline. Enter its data again.`,
      );
    const addressOf = addressesOf(name, kindOf, parsed.data, audience);
    const carried = new Set<string>();
    const opened: Exchanged = { id, name, kind: kindOf, data: parsed.data, now: this.now, addressOf };
    return {
      ...credential,
      kindOf,
      addressOf,
      authenticate: authenticateWith(opened, { audience, carried, tokens: this.tokens }),
      carried,
      accessToken: () => this.tokens.get(opened),
      renew: () => {
        this.tokens.forget(id, carried.size > 0 ? carried : undefined);
        return carried.size > 0;
      },
    };
  }

  private async read(id: string): Promise<ReadableCredential | undefined> {
    try {
      return await this.store.find(id);
    } catch (error) {
      if (error instanceof AppError) throw failure('credential.locked', error.message, error);
      throw error;
    }
  }
}

interface Carrying {
  readonly audience: string | undefined;
  readonly carried: Set<string>;
  readonly tokens: AccessTokens;
}

function authenticateWith(opened: Exchanged, { audience, carried, tokens }: Carrying): Authenticate {
  const { name, kind, data, now } = opened;
  const hosts = kind.hosts(data);
  const base = kind.baseUrl?.(data, audience);
  let isFirst = true;
  let isEncrypted = false;
  return async (request) => {
    const wasFirst = isFirst;
    isFirst = false;
    const isDowngrade = request.url.protocol === 'http:' && (isEncrypted || isEncryptedAt(base, request.url));
    isEncrypted ||= request.url.protocol === 'https:';
    if (!isDowngrade && allowsHost(hosts, request.url)) {
      const accessToken = await tokens.get(opened, { url: request.url, audience });
      if (accessToken !== undefined) carried.add(accessToken);
      return withProof(request, await kind.authenticate({ ...request, audience, now: now(), accessToken }, data));
    }
    if (!wasFirst) return request;
    if (isDowngrade)
      throw failure(
        'credential.host-refused',
        `“${name}” is sent to ${request.url.host} with https only, and this step calls it with http. Call it with https.`,
      );
    throw failure(
      'credential.host-refused',
      `“${name}” may be sent to ${hosts.join(', ')} only, and this step calls ${request.url.host}. Add that host to the credential, or choose another one.`,
    );
  };
}

/** Whether the service itself is called with https: what was entered so is never sent for all to read. */
const isEncryptedAt = (base: string | undefined, { hostname }: URL): boolean =>
  base !== undefined &&
  URL.canParse(base) &&
  new URL(base).protocol === 'https:' &&
  new URL(base).hostname === hostname;

function addressesOf(
  name: string,
  kind: CredentialKind,
  data: unknown,
  audience: string | undefined,
): RequestCredential['addressOf'] {
  return (url) => {
    if (url !== '' && !/^[/?]/.test(url)) return url;
    const base = kind.baseUrl?.(data, audience);
    if (base !== undefined) return base.replace(/\/+$/, '') + withEnd(url, kind.pathEnd?.(data) ?? '');
    throw failure('credential.other-kind', `“${name}” is for another service. Choose another one.`);
  };
}

/** Behind the path, and before its query. */
function withEnd(url: string, end: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url + end : url.slice(0, query) + end + url.slice(query);
}

/** What the step set itself under the same name gives way: a person chose the credential for this request. */
function withProof(request: Outgoing, { headers = {}, query = {} }: RequestProof): Outgoing {
  const url = new URL(request.url);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return {
    ...request,
    url: Object.keys(query).length > 0 ? url : request.url,
    headers: { ...request.headers, ...headers },
  };
}

const failure = (code: string, message: string, cause?: unknown): NodeError => new NodeError({ code, message, cause });
