import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { provide } from '../../platform/injection/provide.js';
import { HTTP_CLIENT } from '../../platform/outbound/index.js';
import { CredentialKindsController } from './credential-kinds.controller.js';
import { CredentialStoreModule } from './credential-store.module.js';
import { CredentialsController } from './credentials.controller.js';
import { Credentials } from './credentials.js';
import { CredentialTester } from './sending/credential-tester.js';
import { RequestCredentials } from './sending/request-credentials.js';
import { CredentialUses } from './store/credential-uses.js';

/** Credentials: created, replaced, tested and deleted through the API, but never returned by it. */
@Module({
  imports: [CredentialStoreModule],
  controllers: [CredentialsController, CredentialKindsController],
  providers: [Credentials, CredentialUses, provide(CredentialTester, [Pool, HTTP_CLIENT, RequestCredentials])],
  exports: [CredentialStoreModule],
})
export class CredentialsModule {}
