import { prepareWorkflow } from '../flows/prepare-workflow.js';
import { fanOut } from '../flows/workflows.js';
import { row, type Row } from '../report.js';
import type { Scenario } from './scenario.js';

const ITEMS = 100;

/** A loop over 100 items with an HTTP request for each, ten at a time, several runs of it side by side. */
export const fanOutOfItems: Scenario = async (bench, { queues, events }, log) => {
  const rows: Row[] = [];
  for (const queue of queues) {
    const result = await bench.onStage(queue, async (stage) => {
      const { url } = await stage.startHookline();
      const trigger = await prepareWorkflow(url, fanOut(stage.receiver, ITEMS));
      await stage.load(trigger, { events: 2, connections: 1, effectsPerEvent: ITEMS });
      return stage.load(trigger, { events: Math.ceil(events / ITEMS), connections: 10, effectsPerEvent: ITEMS });
    });
    log(`fan-out ${queue}: ${JSON.stringify(result)}`);
    const measured = `${result.runsPerSecond} items/s`;
    rows.push(row({ scenario: `fan-out of ${ITEMS} items, an HTTP request each`, queue, measured }));
  }
  return rows;
};
