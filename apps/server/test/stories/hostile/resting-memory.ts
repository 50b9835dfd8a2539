import { setTimeout as wait } from 'node:timers/promises';
import type { ServerProcess } from './server-process.js';

export interface RestingMemory {
  /** In megabytes, as the system counts it: V8 gives memory back when it finds time to, in steps of sixteen and more. */
  readonly resident: readonly number[];
  /** In megabytes, what is held in the heap and beside it once nothing is under way. */
  readonly held: number;
}

const LOOKS = 6;

/** Looks at a process that has nothing to do any more, again and again for some seconds. */
export async function restingMemory(server: ServerProcess): Promise<RestingMemory> {
  const resident: number[] = [];
  let held = Infinity;
  for (let look = 0; look < LOOKS; look++) {
    const memory = await server.memory();
    resident.push(memory.resident);
    held = Math.min(held, memory.held);
    await wait(1000);
  }
  return { resident, held };
}
