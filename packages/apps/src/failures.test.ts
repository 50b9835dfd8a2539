import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appActions } from './registry.js';

const apps = [...new Set(appActions.flat().map(({ app }) => app))];
const body = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      code: fc.jsonValue(),
      message: fc.jsonValue(),
      errors: fc.jsonValue(),
      errorMessages: fc.jsonValue(),
      description: fc.jsonValue(),
      parameters: fc.jsonValue(),
      retry_after: fc.jsonValue(),
    },
    { requiredKeys: [] },
  ),
);
const headers = fc.record(
  { 'retry-after': fc.string(), 'x-ratelimit-reset': fc.string(), 'x-ratelimit-remaining': fc.constant('0') },
  { requiredKeys: [] },
);

test.each(apps.map((app) => [app.name, app] as const))('%s reads any failure as one', (_, app) => {
  fc.assert(
    fc.property(fc.integer({ min: 400, max: 599 }), headers, body, (status, given, said) => {
      const answer = { status, headers: given, body: said };
      const failure = app.failure(answer, { now: new Date(0), method: 'POST' });
      expect(failure).toMatchObject({
        code: expect.stringMatching(/^[a-z\d-]+$/),
        message: expect.stringMatching(/./),
      });
      expect(failure?.retryAfterMs ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each(['constructor', 'toString', '__proto__', 'valueOf'])('the code %s is a code like any other', (code) => {
  const said = { ok: false, error: code, ErrorResponse: { Error: { Code: code } } };
  for (const app of apps) {
    const answer = { status: 400, headers: { 'x-amzn-errortype': code }, body: said };
    expect(app.failure(answer, { now: new Date(0), method: 'POST' })?.outcome).toMatch(/^(failed|retry|uncertain)$/);
  }
});

test('a code that is empty is none', () => {
  for (const app of apps) {
    const answer = {
      status: 400,
      headers: {},
      body: { ok: false, code: '', error: app.id === 'slack' ? '' : { code: '' } },
    };
    expect(app.failure(answer, { now: new Date(0), method: 'POST' })?.code).toMatch(/^[a-z\d-]+$/);
  }
});
