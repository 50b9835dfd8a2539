import type { Redis } from 'ioredis';
import { newId } from '../ids/uuid.js';

/** A random value beside the jobs, created when it is missing: a different value means that the jobs are lost. */
export async function readQueueEpoch(redis: Redis, key: string): Promise<string> {
  await redis.set(key, newId(), 'NX');
  const epoch = await redis.get(key);
  if (epoch === null) throw new Error('Redis lost a value as it was written');
  return epoch;
}
