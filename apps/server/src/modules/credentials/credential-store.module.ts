import { Module } from '@nestjs/common';
import { provide } from '../../platform/injection/provide.js';
import { RequestCredentials } from './sending/request-credentials.js';
import { CredentialStore } from './store/credential-store.js';

/** What API and worker share, so that a process with both roles has one cache. */
@Module({
  providers: [CredentialStore, provide(RequestCredentials, [CredentialStore])],
  exports: [CredentialStore, RequestCredentials],
})
export class CredentialStoreModule {}
