import type { ScenarioName } from '../scenario-names.js';
import { backlog } from './backlog.js';
import { fanOutOfItems } from './fan-out.js';
import { growth } from './growth.js';
import { mainFlow } from './main-flow.js';
import { memory } from './memory.js';
import type { Scenario } from './scenario.js';
import { secondWorker } from './second-worker.js';
import { signed } from './signed.js';
import { tenStepFlow } from './ten-step-flow.js';

export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  main: mainFlow,
  backlog,
  'ten-steps': tenStepFlow,
  'fan-out': fanOutOfItems,
  signed,
  memory,
  'second-worker': secondWorker,
  growth,
};
