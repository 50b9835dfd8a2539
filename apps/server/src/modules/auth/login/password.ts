import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id, which is the library's default: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Takes the same time for an unknown e-mail address, so that timing reveals no accounts. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await DUMMY_HASH), password);
  return passwordHash !== undefined && fits;
}

const DUMMY_HASH = hashPassword('a password that belongs to nobody');
