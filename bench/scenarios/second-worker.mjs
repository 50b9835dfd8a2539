import { prepareWorkflow } from '../prepare-workflow.mjs';
import { row } from '../report.mjs';
import { mainWorkflow } from '../workflows.mjs';

const RECEIVER_DELAY_MS = 200;
/** Few enough that the slow receiver is the limit and not the machine: 50 runs/s for a worker. */
const CONCURRENCY = 10;
const EVENTS = 600;

/** What a second worker process brings to a flow that waits for a slow receiver. */
export async function secondWorker(bench, { queues }, log) {
  const rows = [];
  for (const queue of queues) {
    const results = await bench.onStage(queue, measure, { receiverDelayMs: RECEIVER_DELAY_MS });
    const [one, two] = results.map(({ runsPerSecond }) => runsPerSecond);
    log(`second-worker ${queue}: ${JSON.stringify(results)}`);
    const scenario = `a second worker, receiver of ${RECEIVER_DELAY_MS} ms: ${one} -> ${two} runs/s`;
    rows.push(row({ scenario, queue, measured: two, ratio: two / one, unit: 'runs/s', wanted: '>= 1.8' }));
  }
  return rows;
}

async function measure(stage) {
  const { url } = await stage.startHookline({ role: 'api' });
  const trigger = await prepareWorkflow(url, mainWorkflow(stage.receiver));
  const results = [];
  for (let workers = 1; workers <= 2; workers++) {
    await stage.startHookline({ role: 'worker', WORKER_CONCURRENCY: String(CONCURRENCY) });
    // Until the new worker takes part: what is sent before would be measured without it.
    await stage.load(trigger, { events: CONCURRENCY * 20, connections: 10 });
    results.push(await stage.load(trigger, { events: EVENTS, connections: 20 }));
  }
  return results;
}
