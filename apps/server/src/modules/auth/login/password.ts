import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id, which is the library's own kind: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * Takes as long for a person who does not exist, so that the time tells no one which e-mail addresses have an account.
 */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await NOBODYS_HASH), password);
  return passwordHash !== undefined && fits;
}

const NOBODYS_HASH = hashPassword('a password that belongs to nobody');
