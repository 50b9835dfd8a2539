import { prepareWorkflow } from '../flows/prepare-workflow.js';
import { tenSteps } from '../flows/workflows.js';
import { row, type Row } from '../report.js';
import type { Scenario } from './scenario.js';

/** Six steps that compute and four that call out, one after the other. */
export const tenStepFlow: Scenario = async (bench, { queues, events, connections }, log) => {
  const rows: Row[] = [];
  for (const queue of queues) {
    const result = await bench.onStage(queue, async (stage) => {
      const { url } = await stage.startHookline();
      const trigger = await prepareWorkflow(url, tenSteps(stage.receiver));
      await stage.load(trigger, { events: 200, connections });
      return stage.load(trigger, { events: events / 4, connections });
    });
    log(`ten-steps ${queue}: ${JSON.stringify(result)}`);
    const measured = `${result.runsPerSecond} runs/s, ${result.runsPerSecond * 10} steps/s`;
    rows.push(row({ scenario: 'ten steps, six pure and four HTTP', queue, measured }));
  }
  return rows;
};
