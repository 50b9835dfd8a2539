/**
 * Random workflows that come to the same whatever becomes of their workers: every request has an end of its own (`ok`,
 * `flaky` until it is tried again, `broken`), and nothing in them depends on the time. What their trigger gives as `x` goes into
 * every place that reaches a row: outputs, reasons, errors, items, keys.
 */
import type { WorkflowGraphInput } from '@hookline/domain';

type Node = WorkflowGraphInput['nodes'][number];
type Edge = WorkflowGraphInput['edges'][number];

export interface FlowContext {
  readonly random: () => number;
  /** Called as `/<end>/<run id>/<step key>`. */
  readonly receiverUrl: string;
  readonly calledWorkflowId: string;
}

/** Each as often as it is to be drawn, more or less. */
const CALLS = ['http-request', 'http-request', 'http-request', 'http-request', 'run-workflow'] as const;
const FORKS = ['if', 'if', 'switch', 'merge', 'merge', 'for-each', 'for-each'] as const;
const TYPES = [...CALLS, ...FORKS, 'transform', 'transform', 'filter', 'delay', 'stop'] as const;

/** The first ones hold when both sides are the same. */
const OPERATORS = ['equals', 'equals', 'equals', 'at-least', 'contains'] as const;
const EXPRESSIONS = [
  'input',
  'trigger',
  '[1, 2, 3]',
  '{ "a": trigger.x }',
  '$string(trigger.x)',
  '$error("No: " & trigger.x)',
] as const;
const WITH_BODY = { body: { type: 'text', value: '{{ trigger.x }}' } };

export function randomFlow(surroundings: FlowContext): WorkflowGraphInput {
  return new Drawing(surroundings).draw();
}

class Drawing {
  private readonly nodes: Node[] = [];
  private readonly edges: Edge[] = [];

  constructor(private readonly surroundings: FlowContext) {}

  draw(): WorkflowGraphInput {
    const start = this.add('manual', {}, null);
    this.level(null, 2 + this.below(7), [start]);
    const concurrency = this.likely(0.2) ? { limit: 2, key: '{{ trigger.x }}' } : { limit: null, key: null };
    return { schema: 1, nodes: this.nodes, edges: this.edges, settings: { concurrency } };
  }

  /** Every node follows one or two before it; inside a loop some follow none. */
  private level(parent: string | null, count: number, before: readonly Node[], depth = 0): void {
    const nodes = [...before];
    for (let place = 0; place < count; place++) {
      const node = this.node(parent, depth);
      const sources = parent !== null && this.likely(0.3) ? 0 : 1 + this.below(2);
      for (let source = 0; source < sources && nodes.length > 0; source++) this.connect(this.pick(nodes), node);
      nodes.push(node);
    }
  }

  private node(parent: string | null, depth: number): Node {
    const type = this.pick(TYPES);
    if (type === 'for-each' && depth > 1) return this.node(parent, depth);
    const node = this.add(type, this.configOf(type), parent);
    if (type === 'for-each') this.level(node.id, 1 + this.below(3), [], depth + 1);
    return node;
  }

  private add(type: string, config: Record<string, unknown>, parent: string | null): Node {
    const id = this.nodes.length === 0 ? 'start' : `n${this.nodes.length}`;
    const isTrigger = type === 'manual';
    const node: Node = {
      id,
      key: id,
      type,
      name: id,
      position: { x: 0, y: 0 },
      config,
      parent,
      disabled: !isTrigger && this.likely(0.08),
      onError: this.pick(['stop', 'stop', 'continue', 'branch']),
      retry: { attempts: 4, backoff: 'fixed', delayMs: 60, maxDelayMs: 60 },
    };
    this.nodes.push(node);
    return node;
  }

  private connect(source: Node, target: Node): void {
    const sourcePort = this.pick(this.portsOf(source));
    const isThere = this.edges.some((edge) => edge.source === source.id && edge.target === target.id);
    if (!isThere) this.edges.push({ id: `e${this.edges.length}`, source: source.id, sourcePort, target: target.id });
  }

  private portsOf({ type, onError }: Node): readonly string[] {
    const ports = type === 'if' ? ['true', 'true', 'false'] : type === 'switch' ? ['A', 'else'] : ['out', 'out', 'out'];
    return onError === 'branch' ? [...ports, 'error'] : ports;
  }

  private configOf(type: (typeof TYPES)[number]): Record<string, unknown> {
    const { receiverUrl, calledWorkflowId } = this.surroundings;
    switch (type) {
      case 'transform':
        return { mode: 'expression', expression: this.pick(EXPRESSIONS) };
      case 'http-request': {
        const end = this.pick(['ok', 'ok', 'ok', 'flaky', 'flaky', 'broken']);
        const url = `${receiverUrl}/${end}/{{ run.id }}/n${this.nodes.length}`;
        return { method: this.pick(['POST', 'POST', 'GET']), url, ...(this.likely(0.2) ? WITH_BODY : {}) };
      }
      case 'filter':
      case 'if':
        return { conditions: this.condition(type === 'filter' ? 0.75 : 0.5) };
      case 'switch':
        return { cases: [{ name: 'A', conditions: this.condition(0.5) }] };
      case 'merge':
        return { mode: this.pick(['by-key', 'list', 'first']) };
      case 'delay':
        return { mode: 'for', amount: this.pick([0, 0.05, 0.3]), unit: 'seconds' };
      case 'for-each': {
        const list = JSON.stringify(Array.from({ length: this.below(5) }, (_, index) => index));
        const items = this.likely(0.2) ? '{{ [trigger.x, 2] }}' : `{{ ${list} }}`;
        return { items, concurrency: 1 + this.below(3), onItemError: this.pick(['stop', 'continue']) };
      }
      case 'run-workflow':
        return { workflowId: calledWorkflowId, wait: this.likely(0.7) };
      case 'stop':
        return { message: this.pick(['Stop', 'Stop: {{ trigger.x }}']) };
    }
  }

  private condition(holds: number) {
    const right = this.likely(holds) ? '1' : '2';
    const rule = this.likely(0.2) ? { left: '{{ trigger.x }}', right: 'ok' } : { left: '1', right };
    return { combinator: 'and', rules: [{ operator: this.pick(OPERATORS), ...rule }] };
  }

  private pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from');
    return value;
  }

  private below(limit: number): number {
    return Math.floor(this.surroundings.random() * limit);
  }

  private likely(probability: number): boolean {
    return this.surroundings.random() < probability;
  }
}
