import { ACCOUNT, makeApiKey, makeOwner } from '@hookline/testing';
import { setupToken } from '../../src/modules/auth/setup/setup-token.js';
import { TEST_SECRET_KEY } from './test-settings.js';

/** What makes the owner of a test's Hookline, with the key that is set unless told otherwise. */
export const ownerOf = (secretKey = TEST_SECRET_KEY) => ({ ...ACCOUNT, token: setupToken(secretKey) });

/** @returns a key for the API. */
export const setUpOwner = async (url: string, secretKey = TEST_SECRET_KEY): Promise<string> =>
  makeApiKey(url, await makeOwner(url, setupToken(secretKey)));
