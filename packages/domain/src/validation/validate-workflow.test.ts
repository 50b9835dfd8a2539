import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbGraph } from '../testing/arb-graph.js';
import { draw } from '../testing/draw.js';
import { testCatalog } from '../testing/test-catalog.js';
import type { GraphEdge, WorkflowGraph } from '../workflow/document.js';
import { portsOf } from './ports-of.js';
import { PROBLEM_CODES } from './problem.js';
import { validateStructure, validateWorkflow } from './validate-workflow.js';

const problemsOf = (graph: WorkflowGraph) =>
  validateWorkflow(graph, testCatalog).map(({ code, nodeId, field, message }) =>
    [code, nodeId, ...(field === null ? [] : [field]), message].join(' | '),
  );

const withEdge = (graph: WorkflowGraph, edge: Partial<GraphEdge>): WorkflowGraph => ({
  ...graph,
  edges: [...graph.edges, { id: 'extra', source: 'hook', sourcePort: 'out', target: 'mail', ...edge }],
});

test('finds nothing wrong with a sound workflow', () => {
  const graph = draw('hook -> check', 'check[true] -> each -> end', 'check[false] -> mail', {
    inside: { parent: 'each', config: { text: '{{ steps.hook.id }}' } },
    end: { type: 'end' },
  });
  expect(problemsOf(graph)).toEqual([]);
});

describe('the graph', () => {
  test('needs a trigger', () => {
    expect(problemsOf(draw())).toEqual(['graph.no-trigger |  | Nothing starts this workflow. Add a trigger']);
  });

  test('needs a trigger that is on', () => {
    expect(problemsOf(draw('hook -> mail', { hook: { disabled: true } }))).toEqual([
      'graph.no-trigger | hook | Nothing starts this workflow, because every trigger is off. Turn one on',
    ]);
  });

  test('has no cycle', () => {
    expect(problemsOf(draw('hook -> a -> b -> a'))).toEqual([
      'graph.cycle | a | Steps lead back to themselves: a → b → a. Remove one of these lines, or use a loop step',
    ]);
  });
});

describe('the time zone', () => {
  const inZone = (timezone: string) => {
    const graph = draw('hook -> mail');
    return validateWorkflow({ ...graph, settings: { ...graph.settings, timezone } }, testCatalog);
  };

  test.each(['UTC', 'Europe/Berlin', 'America/Argentina/ComodRivadavia'])('may be %s', (timezone) =>
    expect(inZone(timezone)).toEqual([]),
  );

  test('is nothing else, and is shown cut', () => {
    for (const timezone of ['Mars/Phobos', '../../etc/passwd', 'Europe/Berlin ', 'a\0b', 'x'.repeat(1_000_000), '']) {
      expect(inZone(timezone)).toEqual([
        {
          code: 'field.wrong',
          severity: 'error',
          nodeId: null,
          field: 'settings.timezone',
          message: expect.stringMatching(/^Time zone: .{1,100}\. Choose one like Europe\/Berlin, or UTC\.$/s),
        },
      ]);
    }
  });
});

describe('who is told of failures', () => {
  const own = '0198a1b2-0000-7000-8000-000000000001';
  const telling = (onFailure: string | null) => {
    const graph = draw('hook -> mail');
    return validateWorkflow({ ...graph, settings: { ...graph.settings, onFailure } }, testCatalog, own);
  };

  test.each([null, '', '0198a1b2-0000-7000-8000-000000000002', 'https://example.com/a?b=c', 'http://10.0.0.1:80'])(
    'may be %s',
    (onFailure) => expect(telling(onFailure)).toEqual([]),
  );

  test.each(['mail me', 'ftp://example.com', 'https://', 'javascript:alert(1)'])('is not %s', (onFailure) => {
    expect(telling(onFailure)).toEqual([
      {
        code: 'field.wrong',
        severity: 'error',
        nodeId: null,
        field: 'settings.onFailure',
        message:
          'When a run fails: this is neither a workflow nor a web address. Choose a workflow, or write an address with https://',
      },
    ]);
  });

  test('is not the workflow itself', () => {
    expect(telling(own).map(({ message }) => message)).toEqual([
      'When a run fails: this workflow cannot deal with its own failures. Choose another',
    ]);
  });
});

describe('an edge', () => {
  test('is there once', () => {
    expect(problemsOf(draw('hook -> mail', 'hook -> mail'))).toEqual([
      'edge.duplicate | hook | A line from hook to mail is already there. Remove the line',
    ]);
  });

  test('has two ends', () => {
    const graph = draw('hook -> mail');
    expect(problemsOf(withEdge(graph, { target: 'gone' }))).toEqual([
      'edge.unknown-node | hook | A line from hook leads to a step that is not in the workflow. Remove the line',
    ]);
    expect(problemsOf(withEdge(graph, { source: 'gone' }))).toEqual([
      'edge.unknown-node | mail | A line into mail comes from a step that is not in the workflow. Remove the line',
    ]);
  });

  test('leaves by a port of its node', () => {
    expect(problemsOf(draw('hook -> check', 'check[tru] -> a', { check: { type: 'branch' } }))).toEqual([
      'edge.unknown-port | check | check has no output tru. Did you mean true? Remove the line',
    ]);
    expect(problemsOf(draw('hook -> stop -> a', { stop: { type: 'end' } }))).toEqual([
      'edge.unknown-port | stop | stop ends its path, so nothing can follow it. Remove the line',
    ]);
  });

  test('leaves by error only from a node that branches on failure', () => {
    const graph = draw('hook -> send', 'send[error] -> tell');
    expect(problemsOf(graph)).toEqual([]);
    expect(problemsOf(draw('hook -> send', 'send[error] -> tell', { send: { onError: 'stop' } }))).toEqual([
      'edge.unknown-port | send | send leaves by error only when it is set to branch on failure. Remove the line',
    ]);
  });

  test('does not lead into a trigger', () => {
    expect(problemsOf(draw('hook -> mail -> timer', { timer: { type: 'trigger' } }))).toEqual([
      'edge.into-trigger | timer | timer starts runs, so no line can lead into it. Remove the line',
    ]);
  });

  test('does not cross the border of a container', () => {
    expect(problemsOf(draw('hook -> each', 'each -> inside', { inside: { parent: 'each' } }))).toEqual([
      'edge.crosses-container | each | A line from each to inside crosses the border of each. Remove the line',
    ]);
  });
});

describe('a node', () => {
  test('has a known type, in a known version', () => {
    expect(problemsOf(draw('hook -> odd', { odd: { type: 'unheard-of' } }))).toEqual([
      'node.unknown-type | odd | odd is of the type unheard-of, which this Hookline does not have. Replace the step',
    ]);
    expect(problemsOf(draw('hook -> mail', { mail: { typeVersion: 2 } }))).toEqual([
      'node.unknown-type | mail | mail needs version 2 of step, and this Hookline has version 1. Replace the step',
    ]);
  });

  test('has a key of its own', () => {
    expect(problemsOf(draw('hook -> mail', { mail: { key: 'hook' } }))).toEqual([
      'node.duplicate-key | mail | mail and hook both have the key hook. Remove one and add it again',
    ]);
  });

  test('is inside a container that is there, or in none', () => {
    expect(problemsOf(draw('hook -> a', 'b', { a: { type: 'step' }, b: { parent: 'a' } }))[0]).toBe(
      'node.wrong-parent | b | b is inside a, which holds no steps',
    );
    expect(problemsOf(draw('hook', { b: { parent: 'gone' } }))[0]).toBe(
      'node.wrong-parent | b | b is inside a step that is not in the workflow. Remove it and add it again',
    );
    expect(problemsOf(draw('hook', { a: { parent: 'b' }, b: { parent: 'a' } }))[0]).toBe(
      'node.wrong-parent | a | a is inside itself. Remove it and add it again',
    );
    expect(problemsOf(draw('hook -> each', { timer: { parent: 'each', type: 'trigger' } }))).toEqual([
      'node.wrong-parent | timer | timer starts runs, so it cannot be inside each. Move it out',
    ]);
  });

  test('that nothing leads to is a warning, unless it is off', () => {
    const graph = draw('hook -> mail', 'parked', 'off', { off: { disabled: true } });
    expect(validateWorkflow(graph, testCatalog)).toEqual([
      {
        code: 'node.unreachable',
        severity: 'warning',
        nodeId: 'parked',
        field: null,
        message: 'parked never runs: no line leads to it from a trigger',
      },
    ]);
  });
});

describe('settings', () => {
  test('are checked by the node type', () => {
    expect(problemsOf(draw('hook -> mail', { mail: { config: { to: '', text: '{{ trigger.id' } } }))).toEqual([
      'field.missing | mail | to | Fill in to',
      'expression.syntax | mail | text | text has {{ without }}. Close it',
    ]);
  });

  test('of a node that is off may wait', () => {
    const config = { to: '', text: '{{ steps.gone }}' };
    expect(problemsOf(draw('hook -> mail', { mail: { config, disabled: true } }))).toEqual([]);
  });
});

describe('an expression', () => {
  const referring = (text: string) =>
    problemsOf(
      draw('hook -> fetch', 'fetch -> size -> http1', 'fetch -> side', 'fetch -> each', {
        size: { name: 'Over €500?', config: { conditions: [{ left: text }] } },
        inside: { parent: 'each' },
      }),
    );

  test('refers to steps upstream', () => {
    expect(referring('{{ steps.hook.id & steps.fetch.id }}')).toEqual([]);
  });

  test('does not refer to a step that runs later', () => {
    expect(referring('{{ steps.http1.id }}')).toEqual([
      'expression.step-not-upstream | size | conditions.0.left | Over €500? refers to steps.http1, which runs later. Connect it before, or use another step',
    ]);
  });

  test('does not refer to a step on another path', () => {
    expect(referring('{{ steps.side }}')[0]).toContain('which does not run before it. Connect it before');
  });

  test('does not refer to its own output', () => {
    expect(referring('{{ steps.size }}')[0]).toContain('which is its own output. Use a step before it');
  });

  test('does not refer to the inside of a loop', () => {
    expect(referring('{{ steps.inside }}')[0]).toContain('Use the output of the loop');
  });

  test('does not refer to the loop it is inside', () => {
    const graph = draw('hook -> each', { inside: { parent: 'each', config: { text: '{{ steps.each }}' } } });
    expect(problemsOf(graph)[0]).toContain('the loop that it is inside. Use steps.each.item, or a step before it');
  });

  test('refers to the item of every loop it is inside, and of no other', () => {
    const inLoops = (text: string) =>
      problemsOf(
        draw('hook -> outer -> other', {
          inner: { parent: 'outer', type: 'loop' },
          deep: { parent: 'inner', config: { text } },
          elsewhere: { parent: 'other' },
        }),
      );
    expect(inLoops('{{ steps.inner.item & steps.outer.index & steps.outer.item.id }}')).toEqual([]);
    expect(inLoops('{{ steps.outer.count }}')[0]).toContain('the loop that it is inside');
    expect(inLoops('{{ steps.other.item }}')[0]).toContain('which does not run before it');
    expect(inLoops('{{ steps.deep.item }}')[0]).toContain('which is its own output');
  });

  test('says what was meant when there is no such step, once for a field', () => {
    expect(referring('{{ steps.fecth.id & steps.fecth.name }}')).toEqual([
      'expression.unknown-step | size | conditions.0.left | Over €500? refers to steps.fecth, but no step has this key. Did you mean fetch?',
    ]);
    expect(referring('{{ steps.quite_different }}')[0]).toContain(
      'no step has this key. Use the key of a step before it',
    );
  });
});

test('puts problems in the order of the nodes, those of the whole workflow first', () => {
  const graph = draw('a -> b', 'c', {
    a: { type: 'step', config: { to: '' } },
    b: { config: { to: '' }, key: 'a' },
    c: { config: { to: '' } },
  });
  expect(validateWorkflow(graph, testCatalog).map(({ code, nodeId }) => [code, nodeId])).toEqual([
    ['graph.no-trigger', null],
    ['field.missing', 'a'],
    ['node.duplicate-key', 'b'],
    ['field.missing', 'b'],
    ['field.missing', 'c'],
  ]);
});

test('knows the error port of a node that branches on failure', () => {
  const [hook, send] = draw('hook -> send', { send: { onError: 'branch' } }).nodes;
  expect(hook && portsOf(hook, testCatalog)).toEqual(['out']);
  expect(send && portsOf(send, testCatalog)).toEqual(['out', 'error']);
  expect(send && portsOf({ ...send, type: 'unheard-of' }, testCatalog)).toBeUndefined();
});

test('gives every problem of a broken document a documented code and an end without a full stop', () => {
  const breaking = fc.record({ source: fc.nat(9), target: fc.nat(9), port: fc.constantFrom('out', 'error', 'odd') });
  fc.assert(
    fc.property(arbGraph(), fc.array(breaking), (graph, breaks) => {
      const extra = breaks.map(({ source, target, port }, place) => ({
        id: `b${place}`,
        source: `n${source}`,
        sourcePort: port,
        target: `n${target}`,
      }));
      for (const { code, message } of validateWorkflow({ ...graph, edges: [...graph.edges, ...extra] }, testCatalog)) {
        expect(PROBLEM_CODES).toContain(code);
        expect(message).toMatch(/[^.]$/);
      }
    }),
  );
});

test('structure alone does not ask for a trigger or for filled-in fields', () => {
  expect(validateStructure(draw('a', { a: { type: 'step', config: { to: '' } } }), testCatalog)).toEqual([]);
});
