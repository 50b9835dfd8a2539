import type { ChangePasswordRequest } from '@hookline/contracts';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Identity } from '../account.js';
import { UserEntity } from '../entities/user.entity.js';
import { LoginLimit, type AttemptOrigin } from './login-limit.js';
import { hashPassword, passwordFits } from './password.js';
import { Sessions } from './sessions.js';

@Injectable()
export class ChangePassword {
  constructor(
    @InjectRepository(UserEntity) private readonly users: Repository<UserEntity>,
    private readonly limit: LoginLimit,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Requires the current password, so that an unattended browser cannot lock out its owner. Ends all other sessions, in
   * case someone else knew the password. Keeps API keys.
   * @throws AppError `password.wrong`, `login.limited`
   */
  async change(
    { account, via, tokenHash }: Identity,
    request: ChangePasswordRequest,
    origin: AttemptOrigin,
  ): Promise<void> {
    await this.limit.countAttempt(origin, account.email);
    const user = await this.users.findOneBy({ id: account.id });
    if (user === null || !(await passwordFits(user.passwordHash, request.current))) throw wrong();
    await this.limit.uncount(origin, account.email);
    await this.users.update({ id: account.id }, { passwordHash: await hashPassword(request.password) });
    await this.sessions.endOthers(account.id, via === 'session' ? tokenHash : null);
  }
}

const wrong = (): AppError =>
  new AppError('unprocessable', 'password.wrong', 'This is not your current password. Nothing was changed.', {
    problems: [{ code: 'field.wrong', field: 'current', message: 'This is not your current password' }],
  });
