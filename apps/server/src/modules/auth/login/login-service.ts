import type { SessionRequest } from '@hookline/contracts';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Account } from '../account.js';
import { UserEntity } from '../entities/user.entity.js';
import { LoginLimit, type AttemptOrigin } from './login-limit.js';
import { passwordFits } from './password.js';
import { Sessions } from './sessions.js';

@Injectable()
export class LoginService {
  constructor(
    @InjectRepository(UserEntity) private readonly users: Repository<UserEntity>,
    private readonly limit: LoginLimit,
    private readonly sessions: Sessions,
  ) {}

  /**
   * @param origin where the request comes from.
   * @param former token of the session that the new one replaces.
   * @throws AppError `login.refused`, `login.limited`
   */
  async logIn(
    { email, password }: SessionRequest,
    origin: AttemptOrigin,
    former: string | undefined,
  ): Promise<{ account: Account; token: string }> {
    await this.limit.countAttempt(origin, email);
    const user = await this.users.findOneBy({ email });
    if (!(await passwordFits(user?.passwordHash, password)) || user === null) {
      throw new AppError('unauthenticated', 'login.refused', 'This e-mail address and password do not fit together.');
    }
    await this.limit.uncount(origin, email);
    if (former !== undefined) await this.sessions.end(former);
    const { id, name } = user;
    return { account: { id, name, email }, token: await this.sessions.start(id) };
  }
}
