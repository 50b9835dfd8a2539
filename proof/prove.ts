/**
 * The proof: sends orders over several workflows while it kills everything Hookline stands on, waits for quiet, and
 * balances the books of sender, database and receiver.
 */
import { setMaxListeners } from 'node:events';
import type { WorkflowGraph } from '@hookline/domain';
import type { Ledger, Workflow } from '@hookline/testing';
import { countUnfinished, readFindings, startAudit } from './books/audit.js';
import { balance, type Books, type Imbalance } from './books/balance.js';
import { readReceiver } from './books/read-receiver.js';
import { carryOutFaults, type FaultRecord } from './faults/carry-out-faults.js';
import type { Fault } from './faults/fault-plan.js';
import { poisonGraph, sendPoison } from './sending/poison.js';
import { sendOrders, type Target } from './sending/sender.js';
import { openSite, type Site, type SiteOptions } from './site/open-site.js';
import { untilAborted } from './site/until-aborted.js';
import { waitForQuiet } from './site/wait-for-quiet.js';
import { WORKFLOWS } from './workflows/index.js';

export interface ProofOptions extends SiteOptions {
  /** How many orders are sent. */
  readonly orders: number;
  readonly sendingMs: number;
  /** How many events made to stop Hookline are sent meanwhile, to a workflow of their own. */
  readonly poison: number;
  /** How long an order may take: longer, and it was held up by something that it should not notice. */
  readonly lateAfterMs: number;
  readonly faults: readonly Fault[];
  /** How long runs may stand still before they are given up. */
  readonly deadlineMs: number;
  /** Keep what all processes wrote, although the books balance. */
  readonly keepLogs?: boolean;
  readonly report: (line: string) => void;
}

export interface Proof {
  readonly books: Books;
  readonly faults: readonly FaultRecord[];
  readonly imbalances: readonly Imbalance[];
  readonly balanced: boolean;
  /** The folder with what all processes wrote; null when it was not worth keeping. */
  readonly logs: string | null;
}

export async function prove(options: ProofOptions): Promise<Proof> {
  const site = await openSite(options);
  let keepLogs = true;
  try {
    const proof = await untilAborted(options.signal, proveOn(site, options));
    keepLogs = options.keepLogs || !proof.balanced;
    return { ...proof, logs: keepLogs ? site.logs : null };
  } catch (error) {
    throw new Error(`The proof could not be carried out. What all processes wrote is in ${site.logs}`, {
      cause: error,
    });
  } finally {
    await site.close();
    await site.removeAllBut(keepLogs ? site.logs : null);
  }
}

async function proveOn(site: Site, options: ProofOptions): Promise<Omit<Proof, 'logs'>> {
  const { report, signal = new AbortController().signal } = options;
  // Every sender and every fault listens to it.
  setMaxListeners(0, signal);
  await startAudit(site.database.pool);
  const targets = await publishWorkflows(site);
  const poisoned = await publish(site, 'Poison', poisonGraph());
  report(`${options.orders} orders over ${targets.length} workflows in ${options.sendingMs / 1000} s`);
  const { sendingMs } = options;
  const [sent, poison, faults] = await Promise.all([
    sendOrders(targets, { count: options.orders, sendingMs, signal }),
    sendPoison(poisoned.urls, { count: options.poison, sendingMs, signal }),
    carryOutFaults(site, options.faults, { report, signal }),
  ]);
  report('All sent. Waiting until every run has ended.');
  await waitForQuiet(() => countUnfinished(site.database.pool), options.deadlineMs);
  const [findings, received, ledger] = await Promise.all([
    readFindings(site.database.pool, poisoned.id),
    readReceiver(site.receiver),
    site.api.get<Ledger>('/ledger'),
  ]);
  const books = { sent, poison, findings, received, ledger, lateAfterMs: options.lateAfterMs };
  const imbalances = balance(books).filter(({ ids }) => ids.length > 0);
  return { books, faults, imbalances, balanced: imbalances.length === 0 };
}

async function publishWorkflows(site: Site): Promise<Target[]> {
  const targets: Target[] = [];
  for (const workflow of WORKFLOWS) {
    const { urls } = await publish(site, workflow.name, workflow.graph(site.receiver));
    targets.push({ workflow, urls });
  }
  return targets;
}

async function publish(site: Site, name: string, drawn: WorkflowGraph): Promise<{ id: string; urls: string[] }> {
  const graph = { ...drawn, edges: drawn.edges.map((edge, place) => ({ ...edge, id: `e${place}` })) };
  const made = await site.api.post<Workflow>('/workflows', { name, graph });
  await site.api.post(`/workflows/${made.id}/publish`);
  const { pathname } = new URL(made.triggers[0]?.url ?? '');
  return { id: made.id, urls: site.urls.map((url) => `${url}${pathname}`) };
}
