import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, lines, refusal } from '../testing/edit.js';

const graph = draw('hook -> choose', 'choose[paid] -> ship', 'choose[open] -> remind', 'choose[else] -> log', {
  choose: { type: 'switch', config: { ways: ['paid', 'open'] } },
});

const after = (field: string, value?: unknown) =>
  lines(edit(graph, { kind: 'set-field', nodeId: 'choose', field, value }));

const configured = (...ways: readonly unknown[]) =>
  lines(edit(graph, { kind: 'configure-node', nodeId: 'choose', config: { ways } }));

const rest = ['hook->choose', 'choose[else]->log'];

describe('when the ports of a node follow its config', () => {
  test('a port that is renamed keeps its edges', () => {
    expect(after('ways.0', 'payed')).toEqual([
      'hook->choose',
      'choose[payed]->ship',
      'choose[open]->remind',
      'choose[else]->log',
    ]);
    expect(configured('settled', 'owed')).toEqual([
      'hook->choose',
      'choose[settled]->ship',
      'choose[owed]->remind',
      'choose[else]->log',
    ]);
  });

  test('a port that is renamed while rows change places keeps its edges', () => {
    expect(configured('owed', 'paid')).toEqual([
      'hook->choose',
      'choose[paid]->ship',
      'choose[owed]->remind',
      'choose[else]->log',
    ]);
  });

  test('rows that change places take their edges along', () => {
    expect(configured('open', 'paid')).toEqual(lines(graph));
  });

  test('a new row takes no edges from another', () => {
    expect(configured('new', 'paid', 'open')).toEqual(lines(graph));
  });

  test('the edges of a port that goes are removed', () => {
    expect(after('ways.0')).toEqual(['hook->choose', 'choose[open]->remind', 'choose[else]->log']);
    expect(after('ways')).toEqual(rest);
  });

  test('a name that another port has takes the edges away, not over', () => {
    expect(after('ways.0', 'open')).toEqual(['hook->choose', 'choose[open]->remind', 'choose[else]->log']);
  });

  test('edges of the error port stay', () => {
    const branching = edit(
      edit(graph, { kind: 'set-node-options', nodeId: 'choose', options: { onError: 'branch' } }),
      { kind: 'connect', source: 'choose', sourcePort: 'error', target: 'log' },
    );
    const renamed = edit(branching, { kind: 'set-field', nodeId: 'choose', field: 'ways', value: [] });
    expect(lines(renamed)).toEqual([...rest, 'choose[error]->log']);
  });

  test('an edit that changes no port leaves the edges as they are', () => {
    expect(edit(graph, { kind: 'set-field', nodeId: 'choose', field: 'note', value: 'x' }).edges).toBe(graph.edges);
  });
});

test('lines can be drawn from the ports that a node has now, and from no other', () => {
  const connect = { kind: 'connect' as const, source: 'choose', sourcePort: 'late', target: 'log' };
  expect(refusal(graph, connect)?.code).toBe('edge.unknown-port');
  const more = edit(graph, { kind: 'set-field', nodeId: 'choose', field: 'ways.2', value: 'late' });
  expect(lines(edit(more, connect))).toContain('choose[late]->log');
});

test('a document that was broken before gets no edge twice', () => {
  const broken = {
    ...graph,
    edges: [...graph.edges, { id: 'x', source: 'choose', sourcePort: 'new', target: 'ship' }],
  };
  const mended = edit(broken, { kind: 'set-field', nodeId: 'choose', field: 'ways.0', value: 'new' });
  expect(lines(mended).filter((line) => line.endsWith('ship'))).toEqual(['choose[new]->ship']);
});
