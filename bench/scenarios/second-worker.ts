import { prepareWorkflow } from '../flows/prepare-workflow.js';
import { mainWorkflow } from '../flows/workflows.js';
import type { Stage } from '../open-stage.js';
import { row, type Row } from '../report.js';
import type { Scenario } from './scenario.js';

const RECEIVER_DELAY_MS = 200;
/** Few enough that the slow receiver is the limit and not the machine: 50 runs/s for a worker. */
const CONCURRENCY = 10;
const EVENTS = 600;

/** What a second worker process brings to a flow that waits for a slow receiver. */
export const secondWorker: Scenario = async (bench, { queues }, log) => {
  const rows: Row[] = [];
  for (const queue of queues) {
    const { one, two } = await bench.onStage(queue, measure, { receiverDelayMs: RECEIVER_DELAY_MS });
    log(`second-worker ${queue}: ${JSON.stringify([one, two])}`);
    const scenario = `a second worker, receiver of ${RECEIVER_DELAY_MS} ms: ${one.runsPerSecond} -> ${two.runsPerSecond} runs/s`;
    rows.push(
      row({
        scenario,
        queue,
        measured: two.runsPerSecond,
        ratio: two.runsPerSecond / one.runsPerSecond,
        unit: 'runs/s',
        wanted: '>= 1.8',
      }),
    );
  }
  return rows;
};

async function measure(stage: Stage) {
  const { url } = await stage.startHookline({ role: 'api' });
  const trigger = await prepareWorkflow(url, mainWorkflow(stage.receiver));
  const withOneMore = async () => {
    await stage.startHookline({ role: 'worker', WORKER_CONCURRENCY: String(CONCURRENCY) });
    // Until the new worker takes part: what is sent before would be measured without it.
    await stage.load(trigger, { events: CONCURRENCY * 20, connections: 10 });
    return stage.load(trigger, { events: EVENTS, connections: 20 });
  };
  return { one: await withOneMore(), two: await withOneMore() };
}
