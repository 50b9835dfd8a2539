import { defineNode, field } from '@hookline/node-kit';
import { z } from 'zod';

export const mergeDefinition = defineNode({
  type: 'merge',
  title: 'Merge',
  summary: 'Waits for several branches and puts their data together.',
  keywords: ['join', 'combine', 'wait for all', 'collect'],
  icon: 'merge',
  category: 'flow',
  effect: 'pure',
  caption: ({ mode }) => CAPTIONS[typeof mode === 'string' ? mode : ''],
  config: z.object({
    mode: field.choice(
      {
        'by-key': 'All, each under the key of its step',
        list: 'All, as a list',
        first: 'Only the first',
      },
      {
        label: 'Output',
        default: 'by-key',
        help: 'Branches that this run did not take are left out. The first is the branch whose line was drawn first.',
      },
    ),
  }),
});

const CAPTIONS: Readonly<Record<string, string>> = { list: 'a list', first: 'only the first' };
