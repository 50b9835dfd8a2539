import { draw, testCatalog } from '@hookline/domain/testing';
import { describeFields } from '@hookline/node-kit';
import { expect, test } from 'vitest';
import { findDefinition } from '../../../../shared/nodes/index.js';
import { createEditor } from '../../model/editor-store.js';
import { chooseProvider, providerPaths } from './choose-provider.js';

const definition = findDefinition('webhook');
if (!definition) throw new Error('There is no webhook trigger');
const fields = describeFields(definition);
const paths = providerPaths('provider', fields);

test('finds the credential that belongs to the sender', () => {
  expect(paths).toEqual({ provider: 'provider', credential: 'credential' });
  expect(providerPaths('sender', fields).credential).toBeNull();
});

test('takes the credential of the sender before away, and gives both back with one undo', () => {
  const doors = { catalog: testCatalog, now: () => 0, onRefused: expect.unreachable, onChange: () => undefined };
  const editor = createEditor(draw('hook -> mail'), doors);
  const config = () => editor.graph().nodes[0]?.config;
  editor.dispatch({ kind: 'configure-node', nodeId: 'hook', config: { provider: 'acme', credential: 'c1' } });

  chooseProvider(editor, 'hook', paths, 'parcels');
  expect(config()).toEqual({ provider: 'parcels' });
  editor.undo();
  expect(config()).toEqual({ provider: 'acme', credential: 'c1' });
});
