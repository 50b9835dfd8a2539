import { randomInt } from 'node:crypto';
import type { Pool } from '../../../platform/database/pool.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { hashPassword } from './password.js';

export interface ResetPassword {
  readonly email: string;
  readonly password: string;
}

/** Without letters and digits that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/**
 * Sets a generated password, for an operator with shell access who has lost theirs. Ends all sessions of the account
 * and clears its counted attempts; keeps API keys.
 * @param email optional while there is only one account
 * @throws AppError `account.not-found`, `account.several`
 */
export async function resetPassword(pool: Pool, email: string | undefined): Promise<ResetPassword> {
  const rows = await listAccounts(pool);
  const wanted = email?.trim().toLowerCase();
  const fitting = rows.filter((row) => wanted === undefined || row.email === wanted);
  const [account] = fitting;
  if (!account) throw missing(wanted, rows.length);
  if (fitting.length > 1)
    throw new AppError(
      'conflict',
      'account.several',
      `Say whose password: ${rows.map((row) => row.email).join(', ')}.`,
    );
  const password = makePassword();
  await pool.query('update users set password_hash = $2 where id = $1', [account.id, await hashPassword(password)]);
  await pool.query('delete from sessions where user_id = $1', [account.id]);
  await pool.query('delete from login_attempts');
  return { email: account.email, password };
}

/** None in a database that no Hookline has set up. */
async function listAccounts(pool: Pool): Promise<readonly { readonly id: string; readonly email: string }[]> {
  const found = await pool.query<{ there: boolean }>(`select to_regclass('users') is not null as there`);
  if (found.rows[0]?.there !== true) return [];
  return (await pool.query<{ id: string; email: string }>('select id, email from users order by email')).rows;
}

const missing = (email: string | undefined, accounts: number): AppError =>
  new AppError(
    'not-found',
    'account.not-found',
    accounts === 0
      ? 'This Hookline has no owner yet. Start it, and open the address that it prints.'
      : `Nobody here has the e-mail address ${email ?? ''}.`,
  );

const makePassword = (): string =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''),
  ).join('-');
