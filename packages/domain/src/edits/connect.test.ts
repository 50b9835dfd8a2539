import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, lines, refusal } from '../testing/edit.js';

const graph = draw('hook -> check', 'check[true] -> mail', 'other', 'each', { inside: { parent: 'each' } });

describe('connecting', () => {
  test('draws an edge from a port, with an id of its own', () => {
    const after = edit(graph, { kind: 'connect', source: 'check', sourcePort: 'false', target: 'other' });
    expect(after.edges.at(-1)).toEqual({ id: 'e1', source: 'check', sourcePort: 'false', target: 'other' });
    const again = edit(after, { kind: 'connect', source: 'other', target: 'mail' });
    expect(again.edges.at(-1)).toEqual({ id: 'e2', source: 'other', sourcePort: 'out', target: 'mail' });
  });

  test('takes the id given', () => {
    expect(edit(graph, { kind: 'connect', edgeId: 'mine', source: 'mail', target: 'other' }).edges.at(-1)?.id).toBe(
      'mine',
    );
    const taken = refusal(graph, { kind: 'connect', edgeId: 'hook->check', source: 'mail', target: 'other' });
    expect(taken?.code).toBe('edge.duplicate-id');
  });

  test.each([
    ['hook', 'out', 'check', 'edge.duplicate', 'A line from hook to check is already there'],
    ['mail', 'out', 'mail', 'graph.cycle', 'mail cannot lead to itself'],
    ['mail', 'out', 'check', 'graph.cycle', 'check runs before mail, so no line can lead back to it'],
    ['mail', 'out', 'hook', 'edge.into-trigger', 'hook starts runs, so no line can lead into it'],
    ['mail', 'out', 'inside', 'edge.crosses-container', 'A line from mail to inside crosses the border of each'],
    ['mail', 'yes', 'other', 'edge.unknown-port', 'mail has no output yes. It has out'],
    ['mail', 'out', 'gone', 'edge.unknown-node', 'A line from mail leads to a step that is not in the workflow'],
    ['gone', 'out', 'mail', 'edge.unknown-node', 'A line into mail comes from a step that is not in the workflow'],
  ])('%s[%s] -> %s is refused as %s', (source, sourcePort, target, code, message) => {
    expect(refusal(graph, { kind: 'connect', source, sourcePort, target })).toEqual({ code, message });
  });

  test('stops at the largest size, and says so', () => {
    const [left, right] = ['l', 'r'].map((side) => Array.from({ length: 71 }, (_, place) => `${side}${place}`));
    const all = draw(
      'hook',
      ...(left ?? []).flatMap((source) => (right ?? []).map((target) => `${source} -> ${target}`)),
    );
    const full = { ...all, edges: all.edges.slice(0, 5000) };
    expect(refusal(full, { kind: 'connect', source: 'l70', target: 'r70' })?.code).toBe('graph.too-large');
  });

  test('repairs a document that is broken elsewhere', () => {
    const broken = draw('hook -> gone', 'hook -> hook', 'mail', { gone: { type: 'unheard-of' } });
    expect(lines(edit(broken, { kind: 'connect', source: 'hook', target: 'mail' }))).toContain('hook->mail');
    expect(lines(edit(broken, { kind: 'connect', source: 'gone', sourcePort: 'any', target: 'mail' }))).toContain(
      'gone[any]->mail',
    );
  });
});

describe('disconnecting', () => {
  test('takes edges away', () => {
    expect(lines(edit(graph, { kind: 'disconnect', edgeIds: ['hook->check'] }))).toEqual(['check[true]->mail']);
    expect(edit(graph, { kind: 'disconnect', edgeIds: [] })).toBe(graph);
  });

  test('refuses an edge that is not there', () => {
    expect(refusal(graph, { kind: 'disconnect', edgeIds: ['hook->check', 'gone'] })?.code).toBe('edge.not-found');
  });
});
