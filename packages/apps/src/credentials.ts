import type { CredentialKind } from '@hookline/credentials';
import { appActions } from './registry.js';

/** The kinds of credentials that apps take, each once. */
export const appCredentialKinds: readonly CredentialKind[] = [
  ...new Set(appActions.flat().flatMap(({ app }) => app.credentials)),
];
