import { defineNode, field, hasTemplate, type FieldFault } from '@hookline/node-kit';
import { z } from 'zod';
import { readName } from './read-name.js';

const whenFields = { field: 'mode', is: ['fields'] };
const whenExpression = { field: 'mode', is: ['expression'] };

export const transformDefinition = defineNode({
  type: 'transform',
  title: 'Transform',
  summary: 'Makes new data from what earlier steps gave.',
  keywords: ['code', 'script', 'function', 'set', 'map', 'format', 'edit fields', 'javascript', 'jsonata'],
  icon: 'braces',
  category: 'data',
  effect: 'pure',
  caption: ({ mode, fields }) => (mode === 'expression' ? 'expression' : countOf(fields)),
  check: ({ mode, fields }) => (mode === 'expression' ? [] : namesThatAreNone(fields)),
  config: z.object({
    mode: field.choice(
      { fields: 'Set fields one by one', expression: 'Write one expression' },
      { label: 'How', default: 'fields' },
    ),
    fields: field.list(
      {
        name: field.text({
          label: 'Name',
          required: true,
          placeholder: 'customer.email',
          help: 'A dot puts one field inside another; items[0].price is a place in a list. A value is one name, dots and all.',
          encoding: 'path',
        }),
        value: field.value({ label: 'Value', placeholder: '{{ trigger.body.email }}' }),
      },
      { label: 'Fields', addLabel: 'Add field', showWhen: whenFields },
    ),
    keep: field.choice(
      { none: 'Only these fields', all: 'The input and these fields' },
      { label: 'Output', default: 'none', showWhen: whenFields },
    ),
    expression: field.expression({
      label: 'Expression',
      required: true,
      placeholder: '{ "total": $sum(input.items.price) }',
      help: 'Written in JSONata, a language for queries on JSON. Type $ to see its functions.',
      showWhen: whenExpression,
    }),
  }),
});

const namesThatAreNone = (fields: unknown): FieldFault[] =>
  (Array.isArray(fields) ? fields : []).flatMap((row: unknown, index) => {
    const name = typeof row === 'object' && row !== null && 'name' in row ? row.name : undefined;
    const isConstant = typeof name === 'string' && !hasTemplate(name);
    return isConstant && readName(name) === undefined
      ? [{ field: `fields.${index}.name`, message: `"${name}" is no name for a field. Change it.` }]
      : [];
  });

const countOf = (fields: unknown): string | undefined => {
  if (!Array.isArray(fields) || fields.length === 0) return undefined;
  return fields.length === 1 ? '1 field' : `${fields.length} fields`;
};
