import { describe, expect, it } from 'vitest';
import { writeSnippet } from './snippets.js';

const request = { method: 'POST', url: 'http://127.0.0.1:3000/hooks/k7', body: `{ "name": "O'Neil", "ok": true }` };

describe('writeSnippet', () => {
  it('writes a curl command with the body quoted for a shell', () => {
    expect(writeSnippet('cURL', request)).toBe(
      String.raw`curl -H 'content-type: application/json' --data-binary '{"name":"O'\''Neil","ok":true}' http://127.0.0.1:3000/hooks/k7`,
    );
  });

  it('writes JavaScript that fetches', () => {
    expect(writeSnippet('fetch', request)).toContain(`body: JSON.stringify({"name":"O'Neil","ok":true})`);
  });

  it('writes Python whose data is the same JSON', () => {
    expect(writeSnippet('Python', request)).toContain(String.raw`data="{\"name\":\"O'Neil\",\"ok\":true}".encode()`);
  });

  it('shows a body that is not JSON yet as it is', () => {
    expect(writeSnippet('cURL', { ...request, body: '{ "half' })).toContain('{ "half');
  });
});
