import type { CredentialTest } from '../kind/credential-kind.js';

/** The test of a kind that fits any service: at the address that its owner named. */
export const testAt = ({ testUrl }: { readonly testUrl: string }): CredentialTest | undefined =>
  testUrl === '' ? undefined : { url: testUrl };
