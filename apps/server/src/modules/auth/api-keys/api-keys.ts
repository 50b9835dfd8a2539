/** API keys act for the person who made them, until they are deleted. Only a hash is stored. */
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { notFound } from '../../../platform/errors/app-error.js';
import { isUuid, newId } from '../../../platform/ids/uuid.js';
import type { Account, Identity } from '../account.js';
import { ApiKeyEntity } from '../entities/api-key.entity.js';
import { IdentityCache } from '../identity-cache.js';
import { hashToken, newSecretToken } from '../secret-token.js';

const MARK = 'hk_';
const PREFIX_LENGTH = MARK.length + 6;
const USED_EVERY_MS = 5 * 60_000;

@Injectable()
export class ApiKeys {
  readonly #cache = new IdentityCache();

  constructor(@InjectRepository(ApiKeyEntity) private readonly apiKeys: Repository<ApiKeyEntity>) {}

  /** @returns the key in clear text; it is never readable again. */
  async create(owner: Account, name: string): Promise<{ id: string; name: string; key: string }> {
    const [id, key] = [newId(), `${MARK}${newSecretToken()}`];
    const prefix = key.slice(0, PREFIX_LENGTH);
    await this.apiKeys.insert({ id, userId: owner.id, name, prefix, keyHash: hashToken(key), lastUsedAt: null });
    return { id, name, key };
  }

  list(owner: Account): Promise<ApiKeyEntity[]> {
    return this.apiKeys.find({ where: { userId: owner.id }, order: { id: 'desc' } });
  }

  /** @throws AppError `api-key.not-found` */
  async delete(owner: Account, id: string): Promise<void> {
    const found = isUuid(id) ? await this.apiKeys.findOneBy({ id, userId: owner.id }) : null;
    if (found === null) throw notFound('api-key', id);
    await this.apiKeys.delete({ id });
    this.#cache.evict(found.keyHash);
  }

  async find(key: string): Promise<Identity | undefined> {
    return key.startsWith(MARK) ? this.findByHash(hashToken(key)) : undefined;
  }

  findByHash(keyHash: Buffer): Promise<Identity | undefined> {
    return this.#cache.find(keyHash, () => this.load(keyHash));
  }

  private async load(keyHash: Buffer): Promise<Identity | undefined> {
    const found = await this.apiKeys.findOne({ where: { keyHash }, relations: { user: true } });
    if (found === null) return undefined;
    const now = Date.now();
    if ((found.lastUsedAt?.getTime() ?? 0) < now - USED_EVERY_MS) {
      await this.apiKeys.update({ id: found.id }, { lastUsedAt: new Date(now) });
    }
    const { id, name, email } = found.user;
    return { account: { id, name, email }, via: 'api-key', tokenHash: keyHash };
  }
}
