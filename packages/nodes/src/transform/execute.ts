import { defineExecutor } from '@hookline/node-kit';
import { transformDefinition } from './definition.js';
import { setFields } from './set-fields.js';

export const executeTransform = defineExecutor(transformDefinition, (config, { input }) => {
  const output =
    config.mode === 'expression' ? config.expression : setFields(config.keep === 'all' ? input : {}, config.fields);
  return { kind: 'completed', port: 'out', output: output ?? null };
});
