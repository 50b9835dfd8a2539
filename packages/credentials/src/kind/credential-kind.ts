/**
 * What Hookline knows of one kind of credential that steps send: its form, the hosts it may be sent to, and how a request is
 * authenticated with it. Data and pure functions: nothing here stores a secret or reaches the network.
 */
import type { z } from 'zod';
import { readTokenAnswer } from './read-token-answer.js';

/** A request that is about to leave, after its body was encoded. Names of headers are in lower case. */
export interface UnsignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** When it leaves: part of what some signatures cover. Each attempt and each redirect has its own. */
  readonly now: Date;
  /** Whom it is for, where the address does not say it: a service of a provider that has many, or the audience of a token. */
  readonly audience?: string | undefined;
  /** Of a kind that has {@link CredentialKind.token}: what it was last given for its secret. */
  readonly accessToken?: string | undefined;
}

/** What authenticates a request: headers to set, and parameters to set in the query. */
export interface RequestProof {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

type MaybePromise<Value> = Value | Promise<Value>;

/** A request for an access token: a POST with a form (RFC 6749 §4.4.2, RFC 7523 §2.1). */
export interface TokenRequest {
  /** Absolute, or a path behind the kind's `baseUrl`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
}

export interface AccessToken {
  readonly token: string;
  /** Milliseconds from the answer on. */
  readonly expiresInMs: number;
}

/** Where a request goes, as far as it decides what token it carries. */
export type TokenUse = Pick<UnsignedRequest, 'url' | 'audience'>;

/** How a secret is exchanged for access tokens, which requests then carry. */
export interface TokenExchange<Data> {
  /** What a request's token has to be for; each has a token of its own. Default: one token is for all requests. */
  readonly purpose?: (request: TokenUse, data: Data) => string;
  /**
   * Undefined when this data needs none: it holds a token itself.
   * @param context `purpose` is empty when there is no request: the token only shows that the secret is taken
   */
  readonly request: (
    data: Data,
    context: { readonly now: Date; readonly purpose: string },
  ) => MaybePromise<TokenRequest | undefined>;
  /** Undefined when the answer holds no token. Default: RFC 6749 §5.1. */
  readonly read?: (answer: unknown) => AccessToken | undefined;
}

/** A request without an effect that shows whether a credential works. */
export interface CredentialTest {
  /** Absolute, on one of the credential's hosts, or a path behind its `baseUrl`. */
  readonly url: string;
  /** As of a step's request: which of several services is asked. */
  readonly audience?: string;
  /** Default GET. */
  readonly method?: string;
  /** Names in lower case; for a service that wants its version named. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Whether an answer with this status and body says that the credential works. Default: by the status alone. */
  readonly works?: (answer: unknown) => boolean;
  /** Anybody whom the service knows may ask this: 403 says that it does not know the credential. Default false. */
  readonly needsNoPermission?: boolean;
  /** Whose account it is, from the parsed answer; undefined when the answer does not say. */
  readonly account?: (answer: unknown) => string | undefined;
}

/** A kind of credential that authenticates requests. Made by {@link defineCredentialKind}. */
export interface CredentialKind {
  /** Unique, also among the senders' ids: a stored credential names one or the other. */
  readonly id: string;
  /** As it stands in the choice of kinds: `Bearer token`. */
  readonly title: string;
  /** One sentence: what it is for. */
  readonly summary: string;
  /** Where a person finds what the form asks for. */
  readonly setUp: { readonly secret: string; readonly docs: string };
  /** The form; also what stored data is read with. */
  readonly fields: z.ZodObject;
  /** Hosts that it may be sent to: `api.example.com`, `*.example.com`, `localhost:8080`. @throws ZodError for data of another kind */
  readonly hosts: (data: unknown) => readonly string[];
  /**
   * Where the service is, for requests that name only a path: of an app's own kind, whose credential says which shop, region
   * or server is meant. May be a secret itself (a webhook's address). Undefined for a kind that fits any service. `audience`
   * is the request's: the service that is meant, of a provider that has many.
   */
  readonly baseUrl: ((data: unknown, audience?: string) => string) | undefined;
  /** What stands behind the path that a request names, of a service that takes its key there: `/with/key/k1`. */
  readonly pathEnd: ((data: unknown) => string) | undefined;
  /** Undefined when the secret itself is sent. */
  readonly token: Required<TokenExchange<unknown>> | undefined;
  /** A promise when it signs: Web Crypto, which browsers have too, gives nothing else. @throws ZodError for data of another kind */
  readonly authenticate: (request: UnsignedRequest, data: unknown) => MaybePromise<RequestProof>;
  /** Undefined when nothing can be asked without an effect. @throws ZodError for data of another kind */
  readonly test: (data: unknown) => CredentialTest | undefined;
}

/** What the author of a kind says of it: its functions get the data as the form's schema gives it. */
export interface CredentialKindOptions<Fields extends z.ZodObject> extends Pick<
  CredentialKind,
  'id' | 'title' | 'summary' | 'setUp'
> {
  readonly fields: Fields;
  /** Left out with `baseUrl`: its host. */
  readonly hosts?: (data: z.output<Fields>) => readonly string[];
  readonly baseUrl?: (data: z.output<Fields>, audience?: string) => string;
  readonly pathEnd?: (data: z.output<Fields>) => string;
  readonly token?: TokenExchange<z.output<Fields>>;
  readonly authenticate: (request: UnsignedRequest, data: z.output<Fields>) => MaybePromise<RequestProof>;
  readonly test?: (data: z.output<Fields>) => CredentialTest | undefined;
}

/**
 * Types a kind by its form, and reads what is stored with the form's schema.
 * @example
 * ```ts
 * import { z } from 'zod';
 *
 * const apiKey = defineCredentialKind({
 *   id: 'acme-key',
 *   title: 'Acme API key',
 *   summary: 'Calls Acme as your shop.',
 *   setUp: { secret: 'Under Settings › API.', docs: 'https://acme.example/docs' },
 *   fields: z.object({ key: secretText({ label: 'API key' }) }),
 *   hosts: () => ['api.acme.example'],
 *   authenticate: (_request, { key }) => ({ headers: { 'x-api-key': key } }),
 * });
 * const now = new Date('2026-11-30T12:00:00Z');
 * const request = { method: 'GET', url: new URL('https://api.acme.example/'), headers: {}, body: undefined, now };
 * apiKey.authenticate(request, { key: 'k1' }); // => { headers: { 'x-api-key': 'k1' } }
 * ```
 */
export function defineCredentialKind<Fields extends z.ZodObject>(
  options: CredentialKindOptions<Fields>,
): CredentialKind {
  const { fields, hosts, baseUrl, pathEnd, token, authenticate, test, ...facts } = options;
  const hostsOf = hosts ?? ((data) => (baseUrl ? [new URL(baseUrl(data)).host] : []));
  return {
    ...facts,
    fields,
    hosts: (data) => hostsOf(fields.parse(data)),
    baseUrl: baseUrl && ((data, audience) => baseUrl(fields.parse(data), audience)),
    pathEnd: pathEnd && ((data) => pathEnd(fields.parse(data))),
    token: token && {
      purpose: (request, data) => token.purpose?.(request, fields.parse(data)) ?? '',
      request: (data, context) => token.request(fields.parse(data), context),
      read: token.read ?? readTokenAnswer,
    },
    authenticate: (request, data) => authenticate(request, fields.parse(data)),
    test: (data) => test?.(fields.parse(data)),
  };
}
