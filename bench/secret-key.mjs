import { createHmac, randomBytes } from 'node:crypto';

/** Of every Hookline that a bench starts. */
export const SECRET_KEY = randomBytes(24).toString('hex');

/** What the address of the set-up page ends in, as Hookline makes it of its key. */
export const SETUP_TOKEN = createHmac('sha256', SECRET_KEY).update('hookline set-up').digest('base64url').slice(0, 32);
