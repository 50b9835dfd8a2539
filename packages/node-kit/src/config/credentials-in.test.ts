import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as field from '../fields/field.js';
import { credentialsIn } from './credentials-in.js';

const definition = {
  config: z.object({
    provider: field.provider({ label: 'Sender' }),
    proof: field.credential({ label: 'Proof', of: 'provider' }),
    mode: field.choice({ open: 'Open', signed: 'Signed' }, { label: 'Mode', default: 'open' }),
    key: field.credential({ label: 'Key', of: 'provider', showWhen: { field: 'mode', is: ['signed'] } }),
    targets: field.list(
      {
        app: field.provider({ label: 'App' }),
        login: field.credential({ label: 'Login', of: 'app' }),
        credential: field.plain({ label: 'Credential' }),
      },
      { label: 'Targets', addLabel: 'Add target' },
    ),
  }),
};

describe('the credentials of a config', () => {
  test('are found by what the schema says of a field, at any depth and under any name', () => {
    const config = {
      provider: 'acme',
      proof: 'c1',
      targets: [{ app: 'shop', login: 'c2', credential: 'no id' }, { login: 'c3' }],
    };
    expect(credentialsIn(definition, config)).toEqual([
      { credential: 'c1', field: 'proof', label: 'Proof', provider: 'acme' },
      { credential: 'c2', field: 'targets.0.login', label: 'Targets 1, Login', provider: 'shop' },
      { credential: 'c3', field: 'targets.1.login', label: 'Targets 2, Login', provider: 'none' },
    ]);
  });

  test('do not count while their field is not shown', () => {
    expect(credentialsIn(definition, { key: 'c1' })).toEqual([]);
    expect(credentialsIn(definition, { key: 'c1', mode: 'signed' })).toMatchObject([{ credential: 'c1' }]);
  });

  test.each([[undefined], [null], [{ proof: '' }], [{ proof: 7, targets: [null, 'x'] }]])(
    'in %j are none',
    (config) => {
      expect(credentialsIn(definition, config)).toEqual([]);
    },
  );
});
