import { expect, test } from 'vitest';
import { curlCommand } from './curl-command.js';

test('a POST with a body needs no method', () => {
  expect(curlCommand({ method: 'POST', url: 'http://127.0.0.1:3000/hooks/abc', body: '{"name":"Ada"}' })).toBe(
    `curl --data-binary '{"name":"Ada"}' http://127.0.0.1:3000/hooks/abc`,
  );
});

test('headers of the connection are left to curl', () => {
  const command = curlCommand({
    method: 'PUT',
    url: 'http://localhost/hooks/abc?x=1&y=2',
    headers: [
      ['Host', 'example.com'],
      ['Content-Length', '12'],
      ['X-Signature', 'sha256=1f'],
    ],
  });
  expect(command).toBe(`curl -X PUT -H 'X-Signature: sha256=1f' 'http://localhost/hooks/abc?x=1&y=2'`);
});

test('a quote in the body does not end the argument', () => {
  expect(curlCommand({ method: 'POST', url: 'http://h/', body: "it's" })).toBe(
    String.raw`curl --data-binary 'it'\''s' http://h/`,
  );
});
