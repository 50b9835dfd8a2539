import { describe, expect, test } from 'vitest';
import { credentialChoice } from './credential-choice.js';

const live = { id: 'c1', name: 'Live', kind: 'acme' };
const all = [live, { id: 'c2', name: 'Another', kind: 'acme' }, { id: 'c3', name: 'Elsewhere', kind: 'parcels' }];

describe('credentialChoice', () => {
  test('has those of the kinds that fit, by name', () => {
    const { fitting, chosen, unfit } = credentialChoice(all, ['acme'], 'c1');
    expect(fitting.map(({ name }) => name)).toEqual(['Another', 'Live']);
    expect(chosen).toBe(live);
    expect(unfit).toBeNull();
  });

  test('tells a deleted credential from one of another kind', () => {
    expect(credentialChoice(all, ['acme'], 'c9')).toMatchObject({ chosen: undefined, unfit: 'deleted' });
    expect(credentialChoice(all, ['acme'], 'c3')).toMatchObject({ chosen: undefined, unfit: 'other-kind' });
  });

  test('finds no fault while they are being read', () => {
    expect(credentialChoice(undefined, ['acme'], 'c1').unfit).toBeNull();
  });
});
