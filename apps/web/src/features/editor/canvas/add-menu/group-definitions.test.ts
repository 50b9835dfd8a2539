import { describe, expect, test } from 'vitest';
import { allDefinitions } from '../../../../shared/nodes/index.js';
import { groupDefinitions } from './group-definitions.js';

const found = (query: string) => groupDefinitions(query, true).flatMap(({ definitions }) => definitions);
const first = (query: string) => found(query)[0]?.title;

describe('the add menu', () => {
  test('takes the step whose whole title was typed, whatever other steps mention', () => {
    for (const { title } of allDefinitions) expect(first(title.toUpperCase())).toBe(title);
  });

  test.each([
    ['loop', 'For each'],
    ['approval', 'Wait for an answer'],
    ['code', 'Transform'],
    ['email', 'HTTP request'],
    ['api', 'HTTP request'],
    ['pause', 'Delay'],
    ['cron', 'Schedule'],
    ['router', 'If'],
  ])('knows another word for a step: %s', (word, title) => expect(first(word)).toBe(title));

  test('puts titles before other words, and these before summaries', () => {
    const titles = found('wait').map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual(['Wait for an answer', 'Delay']);
    expect(
      found('condition')
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(['Filter', 'If', 'Switch']);
  });

  test('offers everything in a fixed order while nothing is typed, triggers last behind a step', () => {
    expect(groupDefinitions('', true).at(-1)?.title).toBe('Triggers');
    expect(groupDefinitions(' ', false)[0]?.title).toBe('Triggers');
    expect(found('')).toHaveLength(allDefinitions.length);
  });

  test('finds nothing for words that stand nowhere', () => {
    expect(groupDefinitions('xylophone', true)).toEqual([]);
  });
});
