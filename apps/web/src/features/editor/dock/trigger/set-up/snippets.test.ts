import { describe, expect, test } from 'vitest';
import { writeSnippet } from './snippets.js';

const request = {
  method: 'POST',
  url: 'http://127.0.0.1:3000/hooks/k7',
  headers: { 'content-type': 'application/json' },
  body: `{"name":"O'Neil","ok":true}`,
};
const form = {
  ...request,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'Body=Hi&From=%2B1',
};

describe('writeSnippet', () => {
  test('writes a curl command with the body quoted for a shell', () => {
    expect(writeSnippet('cURL', request)).toBe(
      String.raw`curl -H 'content-type: application/json' --data-binary '{"name":"O'\''Neil","ok":true}' http://127.0.0.1:3000/hooks/k7`,
    );
  });

  test('writes JavaScript that fetches', () => {
    expect(writeSnippet('fetch', request)).toContain(`body: JSON.stringify({"name":"O'Neil","ok":true})`);
    expect(writeSnippet('fetch', form)).toContain('body: "Body=Hi&From=%2B1"');
  });

  test('writes Python whose data is the same JSON', () => {
    expect(writeSnippet('Python', request)).toContain(String.raw`data="{\"name\":\"O'Neil\",\"ok\":true}".encode()`);
  });

  test('sends the headers of the request, and no body where the method has none', () => {
    const sent = { ...form, headers: { ...form.headers, 'x-event': 'paid' } };
    expect(writeSnippet('cURL', sent)).toContain("-H 'x-event: paid'");
    expect(writeSnippet('fetch', sent)).toContain('"x-event":"paid"');
    expect(writeSnippet('Python', { ...sent, method: 'GET' })).not.toContain('data=');
    expect(writeSnippet('cURL', { ...sent, method: 'GET' })).not.toContain('--data');
  });

  test('keeps the bytes of a body, which may be signed', () => {
    expect(writeSnippet('fetch', { ...request, body: '{ "half' })).toContain(String.raw`body: "{ \"half"`);
    expect(writeSnippet('fetch', { ...request, body: '{"a":820982911946154508}' })).toContain('154508}"');
    expect(writeSnippet('fetch', { ...request, body: '{"a": 1}' })).toContain(String.raw`body: "{\"a\": 1}"`);
  });
});
