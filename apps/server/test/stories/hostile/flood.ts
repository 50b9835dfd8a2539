import type { Planned } from './plan.js';
import { RawConnection } from './raw-connection.js';

export interface FloodReport {
  /** How many requests were sent, good events too. */
  sent: number;
  /** How often each status was answered. */
  readonly statuses: Record<number, number>;
  /** Requests that got no answer, or none that could be heard: each may be an event all the same. */
  unheard: number;
  /** Statuses of good events by what they are called. */
  readonly good: Map<string, readonly number[]>;
  /** What should not have been answered. */
  readonly faults: Fault[];
}

interface Fault {
  readonly request: string;
  readonly fault: string;
  /** The beginning of what was sent, to be sent again by hand. */
  readonly bytes: string;
}

const CONNECTIONS = 64;

/** Sends all of them over many connections, each the next one once it has its answer. */
export async function flood(port: number, requests: Iterator<Planned>): Promise<FloodReport> {
  const report: FloodReport = { sent: 0, statuses: {}, unheard: 0, good: new Map(), faults: [] };
  await Promise.all(Array.from({ length: CONNECTIONS }, () => sendAll(new RawConnection(port), requests, report)));
  return report;
}

async function sendAll(connection: RawConnection, requests: Iterator<Planned>, report: FloodReport): Promise<void> {
  for (let next = requests.next(); !next.done; next = requests.next()) {
    const { name, good, request } = next.value;
    const { statuses, isSilent } = await connection.send(request);
    report.sent++;
    for (const status of statuses) report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    report.unheard += Math.max(0, requestsIn(request.bytes) - statuses.length);
    if (good !== undefined) report.good.set(good, statuses);
    const bytes = request.bytes.toString('latin1').slice(0, 400);
    const isAnswered = request.until !== 'answered' || statuses.length === 1;
    if (isSilent) report.faults.push({ request: name, fault: 'never ended', bytes });
    else if (!isAnswered) report.faults.push({ request: name, fault: `${statuses.length} answers`, bytes });
    for (const status of statuses) {
      if (isFault(status)) report.faults.push({ request: name, fault: `was answered ${status}`, bytes });
    }
  }
  connection.close();
}

/** One that is smuggled into another counts too. */
const requestsIn = (bytes: Buffer): number => bytes.toString('latin1').split(' HTTP/1.').length - 1;

/** A 503 says that the sender is to come again: nothing of it is lost. */
const isFault = (status: number): boolean => status === 0 || (status >= 500 && status !== 503);
