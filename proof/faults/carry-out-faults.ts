import { setTimeout as wait } from 'node:timers/promises';
import type { Site } from '../site/open-site.js';
import type { Fault, FaultKind } from './fault-plan.js';

/** A fault that has happened. */
export interface FaultRecord {
  readonly kind: FaultKind;
  /** When it struck, in milliseconds since 1970. */
  readonly at: number;
  /** Until what was hit was back at work. */
  readonly backMs: number;
}

/** Events that come in while the database is away are in the memory of the apis, which takes them along. */
const APIS_FOLLOW_MS = 250;

/** Carries out the plan, each fault at its time whether or not the one before is over. */
export async function carryOutFaults(
  site: Site,
  plan: readonly Fault[],
  { report, signal }: { readonly report: (line: string) => void; readonly signal: AbortSignal },
): Promise<FaultRecord[]> {
  const started = performance.now();
  return Promise.all(
    plan.map(async (fault) => {
      await wait(Math.max(0, fault.atMs - (performance.now() - started)), undefined, { signal });
      const [at, from] = [Date.now(), performance.now()];
      await strike(site, fault);
      const backMs = Math.round(performance.now() - from);
      report(`${(fault.atMs / 1000).toFixed(1)} s: ${fault.kind}, back after ${backMs} ms`);
      return { kind: fault.kind, at, backMs };
    }),
  );
}

async function strike(site: Site, { kind, place, downMs }: Fault): Promise<void> {
  switch (kind) {
    case 'worker killed':
      return site.workers[place]?.kill(downMs);
    case 'worker frozen':
      return site.workers[place]?.freeze(downMs);
    case 'api killed':
      return site.apis[place]?.kill(downMs);
    case 'redis killed':
      return site.redis?.kill(downMs);
    case 'redis wiped':
      return site.redis?.kill(downMs, site.wipeRedis);
    case 'postgres killed':
      return site.database.kill();
    case 'postgres and apis killed':
      return site.database.kill(async () => {
        await wait(APIS_FOLLOW_MS);
        await Promise.all(site.apis.map((api) => api.kill(downMs)));
      });
  }
}
