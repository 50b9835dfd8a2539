/** Tries a credential with a request that has no effect, and says whose account it is. */
import type { CredentialTestResponse } from '@hookline/contracts';
import { secretsIn, type CredentialTest } from '@hookline/credentials';
import { parseBody } from '@hookline/http-message';
import { NodeError, type HttpResponse } from '@hookline/node-kit';
import type { Pool } from 'pg';
import { notFound } from '../../../platform/errors/app-error.js';
import type { OutboundClient } from '../../../platform/outbound/index.js';
import { maskSecrets } from './mask-secrets.js';
import { refusalSentence } from './refusal-sentence.js';
import type { RequestCredentials } from './request-credentials.js';

const LIMITS = { timeoutMs: 10_000, maxBytes: 1024 * 1024 };
const MAX_ACCOUNT = 120;

const KEEP = `
  update credentials set tested_at = now(), account = coalesce($2, account),
    refused_at = case when $3::text is not null then now() end, refusal = $3
  where id = $1`;

export class CredentialTester {
  constructor(
    private readonly pool: Pool,
    private readonly http: OutboundClient,
    private readonly credentials: RequestCredentials,
  ) {}

  /** @throws AppError `credential.not-found` */
  async test(id: string): Promise<CredentialTestResponse> {
    try {
      return await this.call(id);
    } catch (error) {
      if (!(error instanceof NodeError)) throw error;
      if (error.code === 'credential.missing') throw notFound('credential', id);
      const isRefused = error.code === 'credential.refused' && !error.retryable;
      return this.keep(id, { outcome: isRefused ? 'refused' : 'failed', message: error.message, account: null });
    }
  }

  private async call(id: string): Promise<CredentialTestResponse> {
    const { kindOf, data } = await this.credentials.open(id);
    const call = kindOf.test(data[0]);
    const credential = await this.credentials.open(id, call?.audience);
    const { authenticate, addressOf } = credential;
    // What was known of an access token may be out of date.
    credential.renew();
    if (!call) return this.keep(id, (await credential.accessToken()) === undefined ? UNTESTED : EXCHANGED);
    const url = addressOf(call.url);
    const request = { ...requestOf(call), url, ...LIMITS };
    const response = await this.http.request(request, authenticate);
    const masked = maskSecrets(response, [...secretsIn(kindOf.fields, data[0]), ...credential.carried]);
    return this.keep(id, judge(new URL(url).host, masked, call));
  }

  private async keep(id: string, tested: CredentialTestResponse): Promise<CredentialTestResponse> {
    const { outcome, account, message } = tested;
    const isKnown = outcome === 'works' || outcome === 'refused';
    if (isKnown) await this.pool.query(KEEP, [id, account, outcome === 'refused' ? message : null]);
    return tested;
  }
}

const EXCHANGED: CredentialTestResponse = {
  outcome: 'works',
  message: 'Its service gave out an access token for it.',
  account: null,
};

const UNTESTED: CredentialTestResponse = {
  outcome: 'untested',
  message:
    'It can be tried only by a step that uses it: nothing can be asked without an effect, or no address to test it with is entered.',
  account: null,
};

const requestOf = ({ method = 'GET', headers = {}, body }: CredentialTest) => ({
  method,
  headers: { ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }), ...headers },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

/** A restricted key is a key: 403 says that only this question is not allowed. */
function judge(
  host: string,
  response: HttpResponse,
  { works, needsNoPermission = false, account: accountIn }: CredentialTest,
): CredentialTestResponse {
  const { status } = response;
  const isFine = status >= 200 && status < 300;
  const answer = isFine ? parseBody(response.body, response.headers) : null;
  const isUnknown = status === 401 || (status === 403 && needsNoPermission);
  if (isUnknown || (isFine && works?.(answer) === false))
    return { outcome: 'refused', message: refusalSentence(host, status), account: null };
  if (status === 403)
    return {
      outcome: 'works',
      message: `${host} knows this credential. It does not allow the question of the test, which a restricted key may be for.`,
      account: null,
    };
  if (!isFine)
    return {
      outcome: 'failed',
      message: `${host} answered ${status}, which says nothing about the credential.`,
      account: null,
    };
  // It is shown in a line.
  const account =
    accountIn?.(answer)
      ?.replaceAll(/\p{Cc}/gu, '')
      .slice(0, MAX_ACCOUNT) ?? null;
  return {
    outcome: 'works',
    message: account === null ? `${host} takes it.` : `${host} takes it: ${account}.`,
    account,
  };
}
