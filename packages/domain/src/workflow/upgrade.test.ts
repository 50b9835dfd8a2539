import { describe, expect, test } from 'vitest';
import { draw } from '../testing/draw.js';
import { DocumentError } from './document-error.js';
import { DOCUMENT_SCHEMA } from './document.js';
import { upgradeDocument } from './upgrade.js';
import { UPGRADES } from './upgrades/all-upgrades.js';
import { applyUpgrades } from './upgrades/apply-upgrades.js';
import type { DocumentUpgrade } from './upgrades/apply-upgrades.js';

function failure(document: unknown): DocumentError {
  try {
    upgradeDocument(document);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error('It is a document after all');
}

describe('a document', () => {
  test('of today comes back as it is', () => {
    const graph = draw('hook -> check', 'check[true] -> mail');
    expect(upgradeDocument(JSON.parse(JSON.stringify(graph)))).toEqual(graph);
  });

  test('without a version is of the first, and gets the defaults', () => {
    const node = { id: 'n1', key: 'hook', type: 'trigger', name: 'Hook', position: { x: 0, y: 0 } };
    const graph = upgradeDocument({ nodes: [node], edges: [] });
    expect(graph.schema).toBe(1);
    expect(graph.nodes[0]).toMatchObject({ config: {}, parent: null, onError: 'stop', timeoutMs: 30_000 });
    expect(graph.settings.timezone).toBe('UTC');
  });

  test('of a newer Hookline is refused', () => {
    const { code, message } = failure({ schema: 2, nodes: [], edges: [] });
    expect(code).toBe('document.too-new');
    expect(message).toBe(
      'This workflow was made with a newer Hookline (document version 2, here 1). Update Hookline to open it',
    );
  });

  test('of a wrong shape is refused with every issue and where it is', () => {
    const graph = draw('hook -> mail');
    const [hook, mail] = graph.nodes;
    const nodes = [
      { ...hook, type: undefined, onError: 'explode' },
      { ...mail, key: '1st', name: 3, timeoutMs: 0 },
    ];
    const error = failure({ ...graph, nodes });
    expect(error.code).toBe('document.wrong-shape');
    expect(error.message).toBe('This is not a workflow document: nodes.0.type is missing (and 4 more)');
    expect(error.issues).toEqual([
      { path: 'nodes.0.type', message: 'is missing' },
      { path: 'nodes.0.onError', message: 'must be stop or continue or branch' },
      { path: 'nodes.1.key', message: 'does not fit: A key has letters, digits and _ only' },
      { path: 'nodes.1.name', message: 'must be text' },
      { path: 'nodes.1.timeoutMs', message: 'must be at least 1' },
    ]);
  });

  test('in which an id is used twice is refused', () => {
    const graph = draw('hook -> mail', 'hook -> log', { log: { id: 'mail' } });
    const edges = graph.edges.map((edge) => ({ ...edge, id: 'e1' }));
    expect(failure({ ...graph, edges }).issues).toEqual([
      { path: 'nodes.2.id', message: 'is used twice' },
      { path: 'edges.1.id', message: 'is used twice' },
    ]);
  });

  test.each([null, 'text', 3, [], undefined])('is not %j', (document) => {
    expect(failure(document).message).toBe(
      'This is not a workflow document: it must be an object with nodes and edges',
    );
  });

  test.each(['1', 0, 1.5, null])('has no version like %j', (schema) => {
    const error = failure({ schema, nodes: [], edges: [] });
    expect([error.code, error.issues[0]?.path]).toEqual(['document.wrong-shape', 'schema']);
  });
});

describe('upgrades', () => {
  const upgrades: readonly DocumentUpgrade[] = [
    { from: 2, upgrade: ({ title, ...rest }) => ({ ...rest, name: title }) },
    { from: 1, upgrade: ({ label, ...rest }) => ({ ...rest, title: label }) },
  ];

  test('are applied in the order of their versions, from that of the document', () => {
    expect(applyUpgrades({ label: 'A' }, upgrades, 3)).toEqual({ schema: 3, name: 'A' });
    expect(applyUpgrades({ schema: 2, title: 'A' }, upgrades, 3)).toEqual({ schema: 3, name: 'A' });
    expect(applyUpgrades({ schema: 3, name: 'A' }, upgrades, 3)).toEqual({ schema: 3, name: 'A' });
  });

  test('do not touch the document given', () => {
    const document = Object.freeze({ schema: 1, label: 'A' });
    applyUpgrades(document, upgrades, 3);
    expect(document).toEqual({ schema: 1, label: 'A' });
  });

  test('that are missing are a bug, not a wrong document', () => {
    expect(() => applyUpgrades({ schema: 3 }, upgrades, 4)).toThrow('No upgrade from document version 3');
  });

  test('lead without a gap to the version of today', () => {
    expect(UPGRADES.map(({ from }) => from).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: DOCUMENT_SCHEMA - 1 }, (_, place) => place + 1),
    );
  });
});
