import { Module } from '@nestjs/common';
import { CredentialStore } from './credential-store.js';
import { CredentialUses } from './credential-uses.js';
import { CredentialsController } from './credentials.controller.js';
import { Credentials } from './credentials.js';

/** Credentials for verifying senders: created, replaced and deleted through the API, but never returned by it. */
@Module({
  controllers: [CredentialsController],
  providers: [Credentials, CredentialStore, CredentialUses],
  exports: [CredentialStore],
})
export class CredentialsModule {}
