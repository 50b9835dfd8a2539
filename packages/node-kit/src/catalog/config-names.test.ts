import { validateWorkflow } from '@hookline/domain';
import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineNode } from '../definition/define-node.js';
import * as field from '../fields/field.js';
import { createNodeCatalog } from './create-node-catalog.js';

const note = defineNode({
  type: 'note',
  title: 'Note',
  summary: 'Takes a text.',
  icon: 'type',
  category: 'data',
  effect: 'pure',
  config: z.object({ text: field.text({ label: 'Text' }) }),
});

function problemsOf(text: string) {
  const catalog = createNodeCatalog([note]);
  return validateWorkflow(draw('a', { a: { type: 'note', config: { text } } }), catalog)
    .filter(({ code }) => code.startsWith('expression.') || code === 'workflow.too-large')
    .map(({ code, severity }) => `${code} ${severity}`);
}

describe('validation', () => {
  test('stops functions that do not exist, and warns of first names that nothing stands for', () => {
    expect(problemsOf('{{ $uper(trigger.a) }}')).toEqual(['expression.unknown-function error']);
    expect(problemsOf('{{ body.name }}')).toEqual(['expression.unknown-name warning']);
    expect(problemsOf('{{ $uppercase(trigger.a) }}')).toEqual([]);
  });

  test('reads no expression of a document that holds too many', () => {
    expect(problemsOf('{{ $uper(1) }}'.repeat(5_001))).toEqual(['workflow.too-large error']);
  });
});
