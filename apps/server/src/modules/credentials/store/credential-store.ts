/**
 * Stored credentials. Encrypted before they reach the database, and bound to id and kind, so that a swapped
 * ciphertext fails to decrypt. After a rotation the previous data stays valid for a while.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { promiseCache, readThrough } from '../../../platform/caching/read-through.js';
import { SETTINGS, type RuntimeSettings } from '../../../platform/config/settings.js';
import { retryWhileConnectionLost } from '../../../platform/database/retry-while-connection-lost.js';
import { AppError, notFound } from '../../../platform/errors/app-error.js';
import { isUuid, newId } from '../../../platform/ids/uuid.js';
import { SecretCipher } from '../../../platform/secrets/index.js';
import type { CredentialData } from './read-credential-data.js';
import type { ReadableCredential, StoredCredential } from './stored-credential.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly data: Buffer;
  readonly rotating_until: Date | null;
  readonly account: string | null;
  readonly tested_at: Date | null;
  readonly last_used_at: Date | null;
  readonly refused_at: Date | null;
  readonly refusal: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

type SealedRow = Pick<Row, 'id' | 'name' | 'kind' | 'data'> & { readonly previous_data: Buffer | null };

/** Whether a rotation is over is decided by the database's clock, here and in `readFor`. */
const COLUMNS = `id, name, kind, data, account, tested_at, last_used_at, refused_at, refusal, created_at, updated_at,
  case when previous_until > now() then previous_until end as rotating_until`;

const LIST = `select ${COLUMNS} from credentials order by lower(name), id`;
const GET = `select ${COLUMNS} from credentials where id = $1`;
const INSERT = `insert into credentials (id, name, kind, data) values ($1, $2, $3, $4) returning ${COLUMNS}`;
const RENAME = `update credentials set name = $2, updated_at = now() where id = $1 returning ${COLUMNS}`;
const ROTATE = `
  update credentials set data = $2, updated_at = now(), account = null, tested_at = null, refused_at = null, refusal = null,
    previous_data = case when $3::int > 0 then data end,
    previous_until = case when $3::int > 0 then now() + make_interval(hours => $3::int) end
  where id = $1 returning ${COLUMNS}`;
const READ = `
  select id, name, kind, data, case when previous_until > now() then previous_data end as previous_data
  from credentials where id = $1`;

const CACHE = { max: 1000, ttl: 2000 };
const RETRY_DEADLINE_MS = 3000;

@Injectable()
export class CredentialStore {
  private readonly cipher: SecretCipher;
  private readonly cache = promiseCache<ReadableCredential | undefined>(CACHE);

  constructor(
    private readonly pool: Pool,
    @Inject(SETTINGS) settings: RuntimeSettings,
  ) {
    this.cipher = new SecretCipher(settings.SECRET_KEY, 'hookline credentials');
  }

  /**
   * The data to verify requests with: the current one first, then the previous one while it is accepted. Never empty;
   * undefined when the credential does not exist. Cached for two seconds.
   * @throws AppError `credential.unreadable` when the credential exists but cannot be decrypted.
   */
  async readFor(id: string): Promise<readonly unknown[] | undefined> {
    return (await this.find(id))?.data;
  }

  /**
   * The same with its name and kind.
   * @throws AppError `credential.unreadable`
   */
  async find(id: string): Promise<ReadableCredential | undefined> {
    return isUuid(id) ? readThrough(this.cache, id, () => this.read(id)) : undefined;
  }

  async list(): Promise<StoredCredential[]> {
    return (await this.pool.query<Row>(LIST)).rows.map((row) => this.toCredential(row));
  }

  /** The kind of each existing credential. */
  async kindsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<Pick<Row, 'id' | 'kind'>>(
      'select id, kind from credentials where id = any($1::uuid[])',
      [ids.filter(isUuid)],
    );
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }

  /** @throws AppError `credential.not-found` */
  get(id: string): Promise<StoredCredential> {
    return this.one(GET, id);
  }

  insert({ name, kind, data }: Pick<StoredCredential, 'name' | 'kind'> & { readonly data: CredentialData }) {
    const id = newId();
    return this.one(INSERT, id, name, kind, this.seal({ id, kind }, data));
  }

  /** @throws AppError `credential.not-found` */
  rename(id: string, name: string): Promise<StoredCredential> {
    return this.one(RENAME, id, name);
  }

  /**
   * Replaces a previous secret that is still accepted: there is at most one.
   * @throws AppError `credential.not-found`
   */
  async rotate(id: string, kind: string, data: CredentialData, keepHours: number): Promise<StoredCredential> {
    const rotated = await this.one(ROTATE, id, this.seal({ id, kind }, data), keepHours);
    this.cache.delete(id);
    return rotated;
  }

  async delete(id: string): Promise<void> {
    await this.pool.query('delete from credentials where id = $1', [id]);
    this.cache.delete(id);
  }

  private async one(statement: string, id: string, ...values: unknown[]): Promise<StoredCredential> {
    const { rows } = isUuid(id) ? await this.pool.query<Row>(statement, [id, ...values]) : { rows: [] };
    if (!rows[0]) throw notFound('credential', id);
    return this.toCredential(rows[0]);
  }

  private async read(id: string): Promise<ReadableCredential | undefined> {
    const { rows } = await retryWhileConnectionLost(RETRY_DEADLINE_MS, () =>
      this.pool.query<SealedRow>({ name: 'read-credential', text: READ, values: [id] }),
    );
    const [row] = rows;
    if (!row) return undefined;
    const data = this.open(row, row.data);
    if (!data) throw unreadable(id);
    // An unreadable previous secret is skipped; the current one is enough.
    const former = row.previous_data && this.open(row, row.previous_data);
    return { id, name: row.name, kind: row.kind, data: former ? [data, former] : [data] };
  }

  private toCredential(row: Row): StoredCredential {
    const { id, name, kind, account, refused_at: at, refusal } = row;
    return {
      id,
      name,
      kind,
      data: this.open(row, row.data),
      rotatingUntil: row.rotating_until,
      account,
      testedAt: row.tested_at,
      lastUsedAt: row.last_used_at,
      refused: at === null || refusal === null ? null : { at, reason: refusal },
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  private seal({ id, kind }: Pick<Row, 'id' | 'kind'>, data: CredentialData): Buffer {
    return this.cipher.seal(JSON.stringify(data), [id, kind]);
  }

  private open({ id, kind }: Pick<Row, 'id' | 'kind'>, sealed: Buffer): CredentialData | undefined {
    const text = this.cipher.open(sealed, [id, kind]);
    return text === undefined ? undefined : JSON.parse(text);
  }
}

const unreadable = (id: string): AppError =>
  new AppError(
    'unavailable',
    'credential.unreadable',
    `The stored credential ${id} cannot be decrypted: its row was changed, or comes from a Hookline with another SECRET_KEY. Enter its data again.`,
  );
