import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const forEachDefinition = defineNode({
  type: 'for-each',
  title: 'For each',
  summary: 'Runs the steps inside it once for every item of a list.',
  keywords: ['loop', 'iterate', 'repeat', 'list', 'array', 'batch'],
  icon: 'repeat',
  category: 'flow',
  keyPrefix: 'loop',
  container: true,
  effect: 'pure',
  caption: ({ concurrency = 1 }) =>
    Number(concurrency) === 1 ? 'one at a time' : `${Number(concurrency) || 'several'} at a time`,
  config: z.object({
    items: field.value({
      label: 'Items',
      required: true,
      list: true,
      placeholder: '{{ trigger.body.items }}',
      help: 'A list; a single value is a list of one, and {{ $each(object, function($value, $key) { … }) }} gives the fields of an object. Steps inside read the current one as {{ item }}, and its place, counted from 0, as {{ index }}.',
    }),
    concurrency: field.number({
      label: 'Items at the same time',
      default: 1,
      min: 1,
      max: 50,
      help: 'With 1, each item waits for the one before it.',
    }),
    onItemError: field.choice(
      { stop: 'Stop, this step fails', continue: 'Go on with the other items' },
      { label: 'When an item fails', default: 'stop' },
    ),
    maxItems: field.number({
      label: 'Most items',
      default: 10_000,
      min: 1,
      max: 100_000,
      help: 'A longer list fails this step before its first item: every item is a run of its own, and a list may come from anyone.',
      advanced: true,
    }),
    results: field.choice(
      { all: 'What every item gave', none: 'Only how many there were' },
      {
        label: 'Output',
        default: 'all',
        help: 'In the order of the items, null for one that failed or was filtered. For very long lists, take only the numbers.',
        advanced: true,
      },
    ),
  }),
});
