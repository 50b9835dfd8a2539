import { randomBytes } from 'node:crypto';
import { setupToken } from '../../apps/server/src/modules/auth/setup/setup-token.js';

/** Of every Hookline that a bench starts. */
export const SECRET_KEY = randomBytes(24).toString('hex');

/** What the address of its set-up page ends in. */
export const SETUP_TOKEN = setupToken(SECRET_KEY);
