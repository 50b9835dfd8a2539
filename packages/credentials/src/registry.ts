import type { CredentialKind } from './kind/credential-kind.js';
import { basic } from './kinds/basic.js';
import { bearer } from './kinds/bearer.js';
import { clientCredentials } from './kinds/client-credentials.js';
import { header } from './kinds/header.js';
import { query } from './kinds/query.js';

/** The kinds that fit any service, in the order in which they are offered. One line each. */
export const credentialKinds: readonly CredentialKind[] = [bearer, header, basic, query, clientCredentials];
