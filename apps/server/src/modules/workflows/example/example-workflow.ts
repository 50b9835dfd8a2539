import type { WorkflowGraphInput } from '@hookline/domain';

/** The workflow of the first start: shows an event become a run without any setup. */
export const EXAMPLE_NAME = 'Say hello';

export const EXAMPLE_PAYLOAD = { name: 'Mira' };

export const exampleGraph: WorkflowGraphInput = {
  schema: 1,
  nodes: [
    { id: 'hello', key: 'webhook', type: 'webhook', name: 'Hello event', position: { x: 0, y: 0 } },
    {
      id: 'named',
      key: 'filter',
      type: 'filter',
      name: 'Only with a name',
      position: { x: 280, y: 0 },
      config: {
        conditions: {
          combinator: 'and',
          rules: [{ left: '{{ trigger.body.name }}', operator: 'not-empty', right: '' }],
        },
      },
    },
    {
      id: 'greet',
      key: 'transform',
      type: 'transform',
      name: 'Write a greeting',
      position: { x: 560, y: 0 },
      config: { mode: 'fields', keep: 'none', fields: [{ name: 'greeting', value: 'Hello {{ trigger.body.name }}' }] },
    },
  ],
  edges: [
    { id: 'e1', source: 'hello', sourcePort: 'out', target: 'named' },
    { id: 'e2', source: 'named', sourcePort: 'out', target: 'greet' },
  ],
};
