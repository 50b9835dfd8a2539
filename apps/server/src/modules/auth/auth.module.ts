import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { ApiKeys } from './api-keys/api-keys.js';
import { ApiKeyEntity } from './entities/api-key.entity.js';
import { InstallationEntity } from './entities/installation.entity.js';
import { SessionEntity } from './entities/session.entity.js';
import { UserEntity } from './entities/user.entity.js';
import { AuthGuard } from './guard/auth.guard.js';
import { Authenticator } from './guard/authenticator.js';
import { ChangePassword } from './login/change-password.js';
import { LoginLimit } from './login/login-limit.js';
import { LoginService } from './login/login-service.js';
import { SessionCookie } from './login/session-cookie.js';
import { SessionController } from './login/session.controller.js';
import { Sessions } from './login/sessions.js';
import { SetupService } from './setup/setup-service.js';
import { SetupController } from './setup/setup.controller.js';

/** Authentication. Its guard runs before every route of the application. */
@Module({
  imports: [TypeOrmModule.forFeature([UserEntity, SessionEntity, ApiKeyEntity, InstallationEntity])],
  controllers: [SetupController, SessionController, ApiKeysController],
  providers: [
    ApiKeys,
    Authenticator,
    ChangePassword,
    LoginService,
    LoginLimit,
    SessionCookie,
    Sessions,
    SetupService,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [Authenticator, SetupService],
})
export class AuthModule {}
