import { setupToken } from '../../src/modules/auth/setup/setup-token.js';
import { TEST_SECRET_KEY } from './test-settings.js';

/** Makes the owner of a test's Hookline, with the key that is set unless told otherwise. */
export const ownerOf = (secretKey = TEST_SECRET_KEY) => ({
  name: 'Ada',
  email: 'ada@example.com',
  password: 'correct horse battery',
  token: setupToken(secretKey),
});

/** @returns a key for the API. */
export async function setUpOwner(url: string, secretKey?: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url };
  const owner = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers,
    body: JSON.stringify(ownerOf(secretKey)),
  });
  if (owner.status !== 201) throw new Error(`Set-up gave ${owner.status}: ${await owner.text()}`);
  const cookie = owner.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const made = await fetch(`${url}/api/v1/api-keys`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ name: 'tests' }),
  });
  return ((await made.json()) as { key: string }).key;
}
