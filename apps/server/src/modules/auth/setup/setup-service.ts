/** Creates the owner's account on first use. Only one request can succeed, however many run at once. */
import type { SetupRequest } from '@hookline/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull } from 'typeorm';
import { SETTINGS, type RuntimeSettings } from '../../../platform/config/settings.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { newId } from '../../../platform/ids/uuid.js';
import type { Account } from '../account.js';
import { InstallationEntity } from '../entities/installation.entity.js';
import { UserEntity } from '../entities/user.entity.js';
import { hashPassword } from '../login/password.js';
import { isOwnHost } from './is-own-host.js';
import { isSetupToken, setupToken } from './setup-token.js';

@Injectable()
export class SetupService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: RuntimeSettings,
  ) {}

  isNeeded(): Promise<boolean> {
    return this.dataSource.getRepository(InstallationEntity).existsBy({ ownerId: IsNull() });
  }

  /** The setup URL for the operator; null when the owner exists. The token is behind `#`, so no log contains it. */
  async address(): Promise<string | null> {
    const { PUBLIC_URL, SECRET_KEY } = this.settings;
    return (await this.isNeeded()) ? `${PUBLIC_URL}/setup#${setupToken(SECRET_KEY)}` : null;
  }

  /**
   * @param host the `Host` header of the request
   * @throws AppError `setup.done`, `setup.wrong-host`, `setup.wrong-token`
   */
  async setUp({ token, name, email, password }: SetupRequest, host: string): Promise<Account> {
    // Checked before the costly hash too, so that nobody can load the server with it after the setup.
    if (!(await this.isNeeded())) throw done();
    if (!isOwnHost(host, this.settings.PUBLIC_URL)) throw wrongHost();
    if (!isSetupToken(token, this.settings.SECRET_KEY)) throw wrongToken();
    const passwordHash = await hashPassword(password);
    const id = newId();
    await this.dataSource.transaction(async (transaction) => {
      const installation = await transaction.findOne(InstallationEntity, {
        where: { ownerId: IsNull() },
        lock: { mode: 'pessimistic_write' },
      });
      if (installation === null) throw done();
      await transaction.insert(UserEntity, { id, name, email, passwordHash });
      await transaction.update(InstallationEntity, { ownerId: IsNull() }, { ownerId: id });
    });
    return { id, name, email };
  }
}

const wrongHost = (): AppError =>
  new AppError(
    'forbidden',
    'setup.wrong-host',
    'Hookline is set up at its own address only. Set PUBLIC_URL to the address in your browser, start it again, and open the address that it prints.',
  );

const wrongToken = (): AppError =>
  new AppError(
    'forbidden',
    'setup.wrong-token',
    'Open the address that Hookline printed when it started: it ends in /setup# and a key, which proves that you may set it up.',
  );

const done = (): AppError =>
  new AppError('conflict', 'setup.done', 'Hookline already has an owner. Log in with that account.');
