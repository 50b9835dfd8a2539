import type { Redis } from 'ioredis';
import { newId } from '../ids/uuid.js';

/** A value of our own beside the jobs, made when there is none: another value than before tells that the jobs are gone. */
export async function readQueueEpoch(redis: Redis, key: string): Promise<string> {
  await redis.set(key, newId(), 'NX');
  const mark = await redis.get(key);
  if (mark === null) throw new Error('Redis lost a value as it was written');
  return mark;
}
