import { defineExecutor } from '@hookline/node-kit';
import { mergeDefinition } from './definition.js';

export const executeMerge = defineExecutor(mergeDefinition, ({ mode }, { arrivals }) => {
  const outputs = arrivals.map(({ output }) => output ?? null);
  const merged = {
    'by-key': () => Object.fromEntries(arrivals.map(({ key }, place) => [key, outputs[place]])),
    list: () => outputs,
    first: () => outputs[0] ?? null,
  };
  return { kind: 'completed', port: 'out', output: merged[mode]() };
});
