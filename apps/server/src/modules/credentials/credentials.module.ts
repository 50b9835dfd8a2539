import { Module } from '@nestjs/common';
import { CredentialStore } from './credential-store.js';
import { CredentialUses } from './credential-uses.js';
import { CredentialsController } from './credentials.controller.js';
import { Credentials } from './credentials.js';

/** What people have entered so that senders can be checked: entered, replaced, deleted, and never given out again. */
@Module({
  controllers: [CredentialsController],
  providers: [Credentials, CredentialStore, CredentialUses],
  exports: [CredentialStore],
})
export class CredentialsModule {}
