import { Module } from '@nestjs/common';
import { Pool } from '../../platform/database/pool.js';
import { provide, provideBy } from '../../platform/injection/provide.js';
import { HTTP_CLIENT } from '../../platform/outbound/index.js';
import { CredentialStoreModule } from './credential-store.module.js';
import { CredentialActivity } from './sending/credential-activity.js';
import { CredentialHttpClient, STEP_HTTP_CLIENT } from './sending/credential-http-client.js';
import { RequestCredentials } from './sending/request-credentials.js';

/** The worker's half: the HTTP client of steps, which authenticates what they send. */
@Module({
  imports: [CredentialStoreModule],
  providers: [
    provide(CredentialActivity, [Pool]),
    provideBy(
      STEP_HTTP_CLIENT,
      [HTTP_CLIENT, RequestCredentials, CredentialActivity],
      (http, credentials, activity) => new CredentialHttpClient(http, credentials, activity),
    ),
  ],
  exports: [STEP_HTTP_CLIENT],
})
export class CredentialsWorkerModule {}
