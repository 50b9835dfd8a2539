import { upgradeDocument, validateWorkflow } from '@hookline/domain';
import { expect, test } from 'vitest';
import { nodeCatalog } from '../../node-catalog/index.js';
import { exampleGraph } from './example-workflow.js';

test('the example has no problems', () => {
  expect(validateWorkflow(upgradeDocument(exampleGraph), nodeCatalog)).toEqual([]);
});
