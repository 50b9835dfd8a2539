import { describe, expect, test } from 'vitest';
import { allDefinitions } from '../../../../shared/nodes/index.js';
import { appEntries, entryGroups } from './entries.js';
import type { Entry } from './entries.js';
import { findEntries } from './find-entries.js';

const nameOf = (entry: Entry | undefined): string | undefined =>
  entry?.kind === 'app' ? entry.app.name : entry?.definition.title;
const found = (query: string) => findEntries(query).map(nameOf);
const first = (query: string) => found(query)[0];

describe('the search of the add menu', () => {
  test('takes the step whose whole title was typed, whatever other steps mention', () => {
    for (const { title } of allDefinitions) expect(first(title.toUpperCase())).toBe(title);
  });

  test.each([
    ['loop', 'For each'],
    ['approval', 'Wait for an answer'],
    ['code', 'Transform'],
    ['api', 'HTTP request'],
    ['pause', 'Delay'],
    ['cron', 'Schedule'],
    ['router', 'If'],
    ['refund', 'Refund payment'],
    ['slack', 'Slack'],
    ['send mail', 'Send mail'],
    ['email', 'Mailgun'],
    ['money back', 'Refund payment'],
  ])('knows another word for a step: %s', (word, title) => expect(first(word)).toBe(title));

  test('puts an app before its actions, and titles before other words', () => {
    expect(found('slack').slice(0, 2)).toEqual(['Slack', 'Send message']);
    expect(found('wait').slice(0, 2)).toEqual(['Wait for an answer', 'Delay']);
    expect(found('a').indexOf('Add reaction')).toBeLessThan(found('a').indexOf('Run a workflow'));
    expect(new Set(found('condition'))).toEqual(new Set(['Filter', 'If', 'Switch']));
  });

  test('finds an action by its app and a word of it, in any order', () => {
    expect(found('stripe refund')).toEqual(['Refund payment']);
    expect(found('customer stripe')[0]).toBe('Create customer');
  });

  test('still finds what calls any address, behind the apps', () => {
    expect(found('email')).toContain('HTTP request');
    expect(found('http')[0]).toBe('HTTP request');
  });

  test('finds nothing for words that stand nowhere', () => {
    expect(findEntries('xylophone')).toEqual([]);
  });
});

describe('the add menu', () => {
  test('offers everything in a fixed order while nothing is typed, triggers last behind a step', () => {
    expect(entryGroups(true).map(({ title }) => title)).toEqual([
      'Logic',
      'Data',
      'Flow',
      'Time',
      'Apps',
      'Any address',
      'Triggers',
    ]);
    expect(entryGroups(false)[0]?.title).toBe('Triggers');
    const offered = entryGroups(true).flatMap(({ entries }) => entries);
    const types = offered.flatMap((entry) => (entry.kind === 'app' ? entry.actions : entry.definition));
    expect(new Set(types)).toEqual(new Set(allDefinitions));
    expect(types).toHaveLength(allDefinitions.length);
  });

  test('knows the apps by their actions', () => {
    const slack = appEntries.find(({ app }) => app.id === 'slack');
    expect(slack?.actions.map(({ title }) => title)).toContain('Send message');
  });
});
