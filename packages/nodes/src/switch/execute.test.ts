import { checkConfig, outputPorts, resolveConfig } from '@hookline/node-kit';
import { runNode } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { switchDefinition } from './definition.js';
import { executeSwitch } from './execute.js';

const when = (operator: string, right: string) => ({
  combinator: 'and',
  rules: [{ left: '{{ trigger.total }}', operator, right }],
});

const cases = [
  { name: ' large ', conditions: when('at-least', '100') },
  { name: '', conditions: when('at-least', '10') },
  { name: 'none', conditions: when('equals', '0') },
];

async function portFor(total: number): Promise<string | undefined> {
  const config = await resolveConfig(switchDefinition, { cases }, { trigger: { total } });
  const outcome = await runNode(executeSwitch, { config, input: { total } });
  expect(outcome).toMatchObject({ kind: 'completed', output: { total } });
  return outcome.kind === 'completed' ? outcome.port : undefined;
}

const portsFor = (...names: readonly unknown[]) =>
  outputPorts(switchDefinition, { cases: names.map((name) => ({ name, conditions: when('exists', '') })) });

const faultsOf = (...names: readonly unknown[]) =>
  checkConfig(switchDefinition, { cases: names.map((name) => ({ name, conditions: when('equals', '1') })) });

describe('switch', () => {
  test.each([
    [150, 'large'],
    [50, 'Case 2'],
    [0, 'none'],
    [5, 'else'],
  ])('sends %d to %s: the first case that holds', async (total, port) => {
    expect(await portFor(total)).toBe(port);
  });

  test('says which cases it passed over because they could not be compared', async () => {
    const config = await resolveConfig(switchDefinition, { cases }, { trigger: { total: '0 EUR' } });
    expect(await runNode(executeSwitch, { config })).toMatchObject({
      port: 'else',
      reason: [
        'large: total is "0 EUR", not at least "100": 0 EUR is no number',
        'Case 2: total is "0 EUR", not at least "10": 0 EUR is no number',
      ].join('; '),
    });
  });

  test('is left by a port for each case and by else', () => {
    expect(portsFor('paid', '', 'open')).toEqual(['paid', 'Case 2', 'open', 'else']);
    expect(outputPorts(switchDefinition, {})).toEqual(['else']);
    expect(outputPorts(switchDefinition, { cases: [null, { name: 7 }, 'x'] })).toEqual([
      'Case 1',
      'Case 2',
      'Case 3',
      'else',
    ]);
  });

  test('has no port twice, whatever the cases are called', () => {
    expect(portsFor('a', 'a', 'else', 'Error')).toEqual(['a', 'Case 2', 'Case 3', 'Case 4', 'else']);
    expect(portsFor('', '', 'Case 1')).toEqual(['Case 2', 'Case 3', 'Case 1', 'else']);
  });

  test('finds two cases with one name, and names that other outputs have', () => {
    expect(faultsOf('a', 'b', '')).toEqual([]);
    expect(faultsOf('a', ' a', 'Else', 'error')).toEqual([
      {
        field: 'cases.1.name',
        code: 'field.wrong',
        message: 'Cases 2, Name: Another case is called a too. Choose another name.',
      },
      expect.objectContaining({
        field: 'cases.2.name',
        message: 'Cases 3, Name: A case cannot be called Else, because an output of this step is. Choose another name.',
      }),
      expect.objectContaining({ field: 'cases.3.name' }),
    ]);
  });

  test('needs a case, and conditions in each', () => {
    expect(checkConfig(switchDefinition, {})).toEqual([
      { field: 'cases', code: 'field.wrong', message: 'Cases: Add at least one case.' },
    ]);
    expect(checkConfig(switchDefinition, { cases: [{ name: 'a' }] })).toEqual([
      { field: 'cases.0.conditions', code: 'field.missing', message: 'Add at least one condition.' },
    ]);
  });

  test('takes a name as it stands', async () => {
    const named = [{ name: '{{ trigger.x }}', conditions: when('exists', '') }];
    const config = await resolveConfig(switchDefinition, { cases: named }, { trigger: { total: 1, x: 'y' } });
    expect(await runNode(executeSwitch, { config })).toMatchObject({ port: '{{ trigger.x }}' });
  });

  test('says on its card how many cases it has', () => {
    expect(switchDefinition.caption?.({ cases })).toBe('3 cases');
    expect(switchDefinition.caption?.({ cases: [{}] })).toBe('1 case');
    expect(switchDefinition.caption?.({})).toBeUndefined();
  });
});
