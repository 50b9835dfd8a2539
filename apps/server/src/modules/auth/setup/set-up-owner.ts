/** The first person makes the owner's account; there is never a second first person, however many try at once. */
import { Injectable } from '@nestjs/common';
import type { SetupRequest } from '@hookline/contracts';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import { newId } from '../../../platform/ids/uuid.js';
import type { Account } from '../account.js';
import { InstallationEntity } from '../entities/installation.entity.js';
import { UserEntity } from '../entities/user.entity.js';
import { hashPassword } from '../login/password.js';

@Injectable()
export class SetUpOwner {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  isNeeded(): Promise<boolean> {
    return this.dataSource.getRepository(InstallationEntity).existsBy({ ownerId: IsNull() });
  }

  /** @throws AppError `setup.done` */
  async setUp({ name, email, password }: SetupRequest): Promise<Account> {
    // Asked before the costly hash too, so that nobody keeps the server busy with it afterwards.
    if (!(await this.isNeeded())) throw done();
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

const done = (): AppError =>
  new AppError('conflict', 'setup.done', 'Hookline already has an owner. Log in with that account.');
