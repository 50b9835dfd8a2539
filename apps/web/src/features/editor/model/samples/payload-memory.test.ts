import { describe, expect, test } from 'vitest';
import { readPayload } from './payload-memory.js';

describe('readPayload', () => {
  test('reads JSON, and an empty text as an empty object', () => {
    expect(readPayload('{"a": 1}')).toEqual({ text: '{"a": 1}', value: { a: 1 }, problem: null, sample: null });
    expect(readPayload('  ').value).toEqual({});
    expect(readPayload('  ').problem).toBeNull();
  });

  test('says where a text stops being JSON', () => {
    expect(readPayload('{bad').problem).toBe('This is not JSON: look at line 1, column 2.');
    expect(readPayload('{\n  "a": oops\n}').problem).toMatch(/^This is not JSON/);
    expect(readPayload('{\n  "a": ').problem).toBe('This is not JSON: look at line 2, column 8.');
  });

  test('reads a sample as its content type says', () => {
    const sample = (type: string) => ({
      provider: 'acme',
      title: 'Acme',
      method: 'POST',
      headers: { 'Content-Type': type },
      id: null,
    });
    const form = sample('application/x-www-form-urlencoded');
    expect(readPayload('Body=Hi&From=%2B1', form)).toEqual({
      text: 'Body=Hi&From=%2B1',
      value: { Body: 'Hi', From: '+1' },
      problem: null,
      sample: form,
    });
    expect(readPayload('<paid/>', sample('application/xml')).value).toBe('<paid/>');
    expect(readPayload('{bad', sample('application/cloudevents+json; charset=utf-8')).problem).toMatch(/not JSON/);
  });
});
