import { defineExecutor, explainConditions } from '@hookline/node-kit';
import { casePorts } from './case-ports.js';
import { switchDefinition } from './definition.js';

/** The reason names the cases that were skipped because their values cannot be compared, up to the one that is taken. */
export const executeSwitch = defineExecutor(switchDefinition, ({ cases }, { input, timezone }) => {
  const ports = casePorts(cases);
  const faults: string[] = [];
  const taken = cases.findIndex(({ conditions }, place) => {
    const { holds, isFault, reason } = explainConditions(conditions, timezone);
    if (isFault) faults.push(`${ports[place]}: ${reason}`);
    return holds;
  });
  const reason = faults.length === 0 ? {} : { reason: `${faults.slice(0, MAX_SAID).join('; ')}${more(faults)}` };
  return { kind: 'completed', port: ports[taken] ?? 'else', output: input, ...reason };
});

const MAX_SAID = 3;

const more = (faults: readonly string[]): string => (faults.length > MAX_SAID ? '; …' : '');
