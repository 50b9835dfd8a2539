import { describe, expect, test } from 'vitest';
import { applySuggestion, missingInTemplate } from './missing-in-sample.js';

const scope = { trigger: { body: { customer: 'Northwind', total: 12 } }, steps: {} };

describe('what is missing in the sample', () => {
  test('says what was probably meant, and mends it', () => {
    const text = 'Hello {{ trigger.body.custmer }}, {{ trigger.body.total }}';
    const [warning, ...others] = missingInTemplate(text, scope);
    expect(others).toEqual([]);
    expect(warning?.message).toBe('custmer is not in the sample. Did you mean customer?');
    expect(applySuggestion(text, warning!)).toBe('Hello {{ trigger.body.customer }}, {{ trigger.body.total }}');
  });

  test('is silent about steps of which there is no sample yet', () => {
    expect(missingInTemplate('{{ steps.http.body.id }}', scope)).toEqual([]);
    expect(missingInTemplate('{{ trigger.body.id }}', {})).toEqual([]);
  });

  test('is silent while an expression is only half typed', () => {
    expect(missingInTemplate('{{ trigger.body.', scope)).toEqual([]);
  });

  test('leaves longer names alone that begin alike', () => {
    const warning = { path: 'trigger.cust', message: '', suggestion: 'customer' };
    expect(applySuggestion('{{ trigger.cust & trigger.custom }}', warning)).toBe(
      '{{ trigger.customer & trigger.custom }}',
    );
  });
});
