import type { ProviderRequest } from '../kit/provider-request.js';
import type { Provider } from '../kit/provider.js';
import { verifyRequest, type VerificationContext, type VerificationResult } from '../kit/verify-request.js';

export interface TestContext extends Partial<Omit<VerificationContext, 'fetchDocument'>> {
  /** What can be fetched, by URL. */
  readonly documents?: Readonly<Record<string, string>>;
}

/** Verifies as the server does, with the given documents. A request for any other document rejects. */
export function verifyWith(
  provider: Provider,
  request: ProviderRequest,
  { credentials = [], now = 1_760_000_000_000, roots = [], documents = {} }: TestContext = {},
): Promise<VerificationResult> {
  const fetchDocument = ({ url }: { readonly url: string }): Promise<string> => {
    const text = documents[url];
    return text === undefined ? Promise.reject(new Error(`Nobody may fetch ${url}`)) : Promise.resolve(text);
  };
  return verifyRequest(provider, request, { credentials, now, roots, fetchDocument });
}
