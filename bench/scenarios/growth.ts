import { measureGrowth } from '../growth/measure-growth.js';
import { GROWTH } from '../options.js';
import type { Scenario } from './scenario.js';

/** How it does with a long history: that is measured on a PostgreSQL of its own, and gives tables of its own. */
export const growth: Scenario = async (_bench, _options, log) => {
  await measureGrowth(GROWTH, log);
  return [];
};
