import { setTimeout as wait } from 'node:timers/promises';
import { prepareWorkflow } from '../flows/prepare-workflow.js';
import { mainWorkflow } from '../flows/workflows.js';
import { row, type Row } from '../report.js';
import type { Scenario } from './scenario.js';

/** What one process that is api and worker holds after a load. */
export const memory: Scenario = async (bench, { queues, events, connections }, log) => {
  const rows: Row[] = [];
  for (const queue of queues) {
    const { before, after } = await bench.onStage(queue, async (stage) => {
      const { url, memoryMb } = await stage.startHookline();
      const trigger = await prepareWorkflow(url, mainWorkflow(stage.receiver));
      const idle = memoryMb();
      await stage.load(trigger, { events, connections });
      await wait(3000);
      return { before: idle, after: memoryMb() };
    });
    log(`memory ${queue}: ${before} MB at first, ${after} MB after ${events} events`);
    const scenario = `memory of one process, api and worker, after ${events} events`;
    rows.push(row({ scenario, queue, measured: after, unit: 'MB', wanted: '<= 300' }));
  }
  return rows;
};
