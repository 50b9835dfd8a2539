import type { Pool } from 'pg';
import { pino, type Logger } from 'pino';
import { PeriodicTasks } from '../../src/platform/tasks/periodic-tasks.js';

/** Starts the periodic tasks of an object, as its process does. */
export function startTasksOf(owner: object, pool: Pool, logger: Logger = pino({ level: 'silent' })): PeriodicTasks {
  const tasks = new PeriodicTasks({ pool, logger }, () => [owner]);
  tasks.start();
  return tasks;
}
