import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, lines, refusal } from '../testing/edit.js';

const graph = draw('hook -> http1 -> mail', 'each', {
  http1: { position: { x: 10, y: 10 } },
  mail: { config: { text: '{{ steps.http1.id }} of {{ steps["http1"].all }}', by: '{{ steps.hook.user }}' } },
  inside: { parent: 'each', type: 'step' },
});
const copied = (...ids: string[]) => ({
  kind: 'paste' as const,
  nodes: graph.nodes.filter(({ id }) => ids.includes(id)),
  edges: [...graph.edges],
  ids: Object.fromEntries(ids.map((id) => [id, `${id}-copy`])),
});
const node = (after: typeof graph, id: string) => after.nodes.find((other) => other.id === id);

describe('pasting', () => {
  test('adds copies with the edges between them', () => {
    const after = edit(graph, { ...copied('http1', 'mail'), offset: { x: 20, y: 30 } });
    expect(after.nodes).toHaveLength(graph.nodes.length + 2);
    expect(lines(after).slice(graph.edges.length)).toEqual(['http1-copy->mail-copy']);
    expect(node(after, 'http1-copy')).toMatchObject({ position: { x: 30, y: 40 } });
  });

  test('calls a copy by a name of its own, unless the name is free', () => {
    const after = edit(edit(graph, copied('http1')), { ...copied('http1'), ids: { http1: 'third' } });
    expect([node(after, 'http1-copy')?.name, node(after, 'third')?.name]).toEqual(['http1 2', 'http1 3']);
    expect(node(edit(draw('start'), copied('http1')), 'http1-copy')?.name).toBe('http1');
  });

  test('derives free keys and lets the copies refer to each other', () => {
    const after = edit(graph, copied('http1', 'mail'));
    expect(node(after, 'http1-copy')?.key).toBe('http2');
    expect(node(after, 'mail-copy')).toMatchObject({
      key: 'mail2',
      config: { text: '{{ steps.http2.id }} of {{ steps["http2"].all }}', by: '{{ steps.hook.user }}' },
    });
  });

  test('gives no two copies the same key', () => {
    const { nodes } = draw('mail -> mail2', { mail: { type: 'step' } });
    const ids = { mail: 'a', mail2: 'b' };
    const after = edit(draw('mail -> mail2'), { kind: 'paste', nodes, edges: [], ids });
    expect(after.nodes.map(({ key }) => key)).toEqual(['mail', 'mail2', 'mail3', 'mail4']);
  });

  test('keeps a reference to a step that is not among the copies', () => {
    expect(node(edit(graph, copied('mail')), 'mail-copy')?.config).toEqual(node(graph, 'mail')?.config);
  });

  test('keeps keys that are free, as in another workflow', () => {
    const after = edit(draw('start'), copied('http1', 'mail'));
    expect(after.nodes.slice(1).map(({ key, config }) => [key, config])).toEqual([
      ['http1', {}],
      ['mail', node(graph, 'mail')?.config],
    ]);
  });

  test('takes the keys given, and refuses one that is taken', () => {
    expect(node(edit(graph, { ...copied('mail'), keys: { mail: 'letter' } }), 'mail-copy')?.key).toBe('letter');
    expect(refusal(graph, { ...copied('mail'), keys: { mail: 'hook' } })?.code).toBe('node.duplicate-key');
  });

  test('keeps what is inside a copied container, and puts the rest where it is told', () => {
    const after = edit(graph, copied('each', 'inside'));
    expect(node(after, 'inside-copy')?.parent).toBe('each-copy');
    expect(node(edit(graph, copied('inside')), 'inside-copy')?.parent).toBeNull();
    expect(node(edit(graph, { ...copied('mail'), parent: 'each' }), 'mail-copy')?.parent).toBe('each');
  });

  test('refuses ids that are taken, and copies that would break the document', () => {
    const codeOf = (input: Parameters<typeof edit>[1]) => refusal(graph, input)?.code;
    expect(codeOf({ ...copied('mail'), ids: {} })).toBe('node.duplicate-id');
    expect(codeOf({ ...copied('hook'), parent: 'each' })).toBe('node.wrong-parent');
    expect(codeOf({ ...copied('mail'), parent: 'gone' })).toBe('node.wrong-parent');
    const back = { id: 'back', source: 'mail', sourcePort: 'out', target: 'http1' };
    expect(codeOf({ ...copied('http1', 'mail'), edges: [...graph.edges, back] })).toBe('graph.cycle');
  });

  test('accepts types that this Hookline does not have: validation reports them', () => {
    const foreign = { ...copied('mail'), nodes: draw({ mail: { type: 'unheard-of' } }).nodes };
    expect(node(edit(graph, { ...foreign, nodes: [...foreign.nodes] }), 'mail-copy')?.type).toBe('unheard-of');
  });

  test('nothing changes nothing', () => {
    expect(edit(graph, copied())).toBe(graph);
  });
});
