// The workflows that are measured, as documents.
import type { WorkflowGraphInput } from '@hookline/domain';

type NodeInput = WorkflowGraphInput['nodes'][number];

interface Step {
  readonly type: string;
  readonly config: Record<string, unknown>;
}

/** webhook -> transform -> filter -> HTTP request: what the floor does by hand. */
export const mainWorkflow = (receiver: string): WorkflowGraphInput =>
  straight([orderFields(), totalFilter('input.total'), httpStep(`${receiver}/echo`, '{{ input }}')]);

/** Ten steps: six that compute and four that call out. The last call is the effect that is counted. */
export function tenSteps(receiver: string): WorkflowGraphInput {
  const passing = () => httpStep(`${receiver}/pass`, '{{ input }}');
  const mark = (n: number) => fields('all', [{ name: `mark${n}`, value: '{{ steps.n1.orderId }}' }]);
  const again = () => fields('none', [{ name: 'orderId', value: '{{ steps.n1.orderId }}' }]);
  const known = () => totalFilter('steps.n1.total');
  return straight([
    orderFields(),
    passing(),
    mark(1),
    known(),
    passing(),
    mark(2),
    passing(),
    again(),
    known(),
    httpStep(`${receiver}/echo`, '{{ input }}'),
  ]);
}

/** A trigger with this config, and nothing to do. */
export const triggerAlone = (config: Step['config']): WorkflowGraphInput => ({
  schema: 1,
  nodes: [node('n0', { type: 'webhook', config })],
  edges: [],
});

/** A loop over a list of `items`, an HTTP request for each. */
export function fanOut(receiver: string, items: number): WorkflowGraphInput {
  const config = { items: `{{ [1..${items}] }}`, concurrency: 10, results: 'none' };
  const call = httpStep(`${receiver}/echo`, '{"orderId": "{{ trigger.body.order.id }}-{{ index }}"}');
  return {
    schema: 1,
    nodes: [
      node('n0', { type: 'webhook', config: {} }),
      node('n1', { type: 'for-each', config }),
      { ...node('n2', call), parent: 'n1' },
    ],
    edges: [{ id: 'e1', source: 'n0', sourcePort: 'out', target: 'n1' }],
  };
}

const straight = (steps: readonly Step[]): WorkflowGraphInput => ({
  schema: 1,
  nodes: [{ type: 'webhook', config: {} }, ...steps].map((step, place) => node(`n${place}`, step)),
  edges: steps.map((_, place) => ({
    id: `e${place}`,
    source: `n${place}`,
    sourcePort: 'out',
    target: `n${place + 1}`,
  })),
});

const node = (id: string, { type, config }: Step): NodeInput => ({
  id,
  key: id,
  type,
  name: type,
  position: { x: 0, y: 0 },
  config,
});

const fields = (keep: 'all' | 'none', list: readonly { readonly name: string; readonly value: string }[]): Step => ({
  type: 'transform',
  config: { mode: 'fields', keep, fields: list },
});

const orderFields = (): Step =>
  fields('none', [
    { name: 'orderId', value: '{{ trigger.body.order.id }}' },
    { name: 'total', value: '{{ trigger.body.order.total }}' },
    { name: 'text', value: 'Order {{ trigger.body.order.id }} for {{ trigger.body.customer.name }}' },
  ]);

const totalFilter = (total: string): Step => ({
  type: 'filter',
  config: {
    conditions: { combinator: 'and', rules: [{ left: `{{ ${total} }}`, operator: 'greater-than', right: '10' }] },
  },
});

const httpStep = (url: string, value: string): Step => ({
  type: 'http-request',
  config: { method: 'POST', url, body: { type: 'json', value } },
});
