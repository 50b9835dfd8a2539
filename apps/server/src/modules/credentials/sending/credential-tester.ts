/** Tries a credential with a request that has no effect, and says whose account it is. */
import type { CredentialTestResponse } from '@hookline/contracts';
import { secretsIn } from '@hookline/credentials';
import { parseBody } from '@hookline/http-message';
import { NodeError, type HttpResponse } from '@hookline/node-kit';
import type { Pool } from 'pg';
import { notFound } from '../../../platform/errors/app-error.js';
import type { OutboundClient } from '../../../platform/outbound/index.js';
import { maskSecrets } from './mask-secrets.js';
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
      return { outcome: 'failed', message: error.message, account: null };
    }
  }

  private async call(id: string): Promise<CredentialTestResponse> {
    const { authenticate, kindOf, data } = await this.credentials.open(id);
    const call = kindOf.test(data[0]);
    if (!call) return { outcome: 'untested', message: NOTHING_TO_ASK, account: null };
    const { url, method = 'GET', account: accountIn } = call;
    const response = await this.http.request({ method, url, ...LIMITS }, authenticate);
    const { host } = new URL(url);
    const outcome = outcomeOf(response.status);
    const account =
      outcome === 'works' ? readAccount(maskSecrets(response, secretsIn(kindOf.fields, data[0])), accountIn) : null;
    const message = sentenceOf({ host, status: response.status, account });
    if (outcome !== 'failed') await this.pool.query(KEEP, [id, account, outcome === 'refused' ? message : null]);
    return { outcome, message, account };
  }
}

const NOTHING_TO_ASK =
  'It can be tried only by a step that uses it: nothing can be asked without an effect, or no address to test it with is entered.';

function readAccount(
  response: HttpResponse,
  accountIn: ((answer: unknown) => string | undefined) | undefined,
): string | null {
  const account = accountIn?.(parseBody(response.body, response.headers));
  return account === undefined ? null : account.slice(0, MAX_ACCOUNT);
}

/** A restricted key is a key: 403 says that only this question is not allowed. */
function outcomeOf(status: number): 'works' | 'refused' | 'failed' {
  if (status === 401) return 'refused';
  return (status >= 200 && status < 300) || status === 403 ? 'works' : 'failed';
}

function sentenceOf({ host, status, account }: { host: string; status: number; account: string | null }): string {
  if (status === 401) return `${host} answered 401: it does not take this credential.`;
  if (status === 403)
    return `${host} knows this credential. It does not allow the question of the test, which a restricted key may be for.`;
  if (status < 200 || status > 299) return `${host} answered ${status}, which says nothing about the credential.`;
  return account === null ? `${host} takes it.` : `${host} takes it: ${account}.`;
}
