import { expect, test } from 'vitest';
import { withoutSession } from './session-cookie.js';

test.each([
  ['a=1; b=2', 'a=1; b=2'],
  ['hookline_session=secret', ''],
  ['__Host-hookline_session=secret', ''],
  ['a=1; hookline_session=secret; b=2', 'a=1; b=2'],
  ['hookline_session = secret;a=1;__Host-hookline_session="secret"', 'a=1'],
  ['my_hookline_session=1; hookline_sessions=2', 'my_hookline_session=1; hookline_sessions=2'],
  ['', ''],
])('a Cookie header of %j is %j without a login', (header, left) => {
  expect(withoutSession(header)).toBe(left);
});
