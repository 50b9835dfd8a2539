import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { edit, lines, refusal } from '../testing/edit.js';

const graph = draw('hook -> mail -> log', 'mail[error] -> tell', 'hook -> each', {
  mail: { config: { to: 'a' }, note: 'By hand' },
  each: { type: 'loop' },
});
const changed = (nodeId: string, type: string) =>
  ({ kind: 'change-type', nodeId, type, config: { ways: ['out', 'b'] } }) as const;

describe('a node of another type', () => {
  test('has new settings, and all else as before', () => {
    const after = edit(graph, changed('mail', 'switch'));
    const mail = graph.nodes.find(({ id }) => id === 'mail');
    expect(after.nodes.find(({ id }) => id === 'mail')).toEqual({
      ...mail,
      type: 'switch',
      config: { ways: ['out', 'b'] },
    });
    expect(lines(after)).toEqual(lines(graph));
  });

  test('loses the lines of ports that it does not have', () => {
    expect(lines(edit(graph, changed('mail', 'end')))).not.toContain('mail->log');
  });

  test('that it is already stays as it is', () => {
    expect(edit(graph, changed('mail', 'step'))).toBe(graph);
  });

  test.each([
    ['hook', 'step', 'node.wrong-type'],
    ['mail', 'trigger', 'node.wrong-type'],
    ['mail', 'loop', 'node.wrong-type'],
    ['each', 'step', 'node.wrong-type'],
    ['mail', 'unheard-of', 'node.unknown-type'],
    ['gone', 'step', 'node.not-found'],
  ])('is refused: %s as %s', (nodeId, type, code) => {
    expect(refusal(graph, changed(nodeId, type))?.code).toBe(code);
  });
});
