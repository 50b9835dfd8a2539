import { Module } from '@nestjs/common';
import { provide } from '../../platform/injection/provide.js';
import { HTTP_CLIENT } from '../../platform/outbound/index.js';
import { AccessTokens } from './sending/access-tokens.js';
import { RequestCredentials } from './sending/request-credentials.js';
import { CredentialStore } from './store/credential-store.js';

/** What API and worker share, so that a process with both roles has one cache. */
@Module({
  providers: [
    CredentialStore,
    provide(AccessTokens, [HTTP_CLIENT]),
    provide(RequestCredentials, [CredentialStore, AccessTokens]),
  ],
  exports: [CredentialStore, RequestCredentials],
})
export class CredentialStoreModule {}
