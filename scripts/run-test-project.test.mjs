import { describe, expect, test } from 'vitest';
import { count } from './run-test-project.mjs';

const file = (status, ...tests) => ({
  name: '/a.test.ts',
  status,
  message: 'It does not load.',
  assertionResults: tests.map((test) => ({ status: test, fullName: 'adds', failureMessages: ['expected 1 to be 2'] })),
});
const totals = (report, code) => {
  const { passed, failed } = count(report, code);
  return { passed, failed };
};

describe('counting a test project', () => {
  test('adds up the tests of all files', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(totals(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  test('counts a file that does not load as one failed test', () => {
    expect(totals({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts a file whose set-up failed although no test did', () => {
    expect(totals({ testResults: [file('failed', 'passed', 'skipped')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts a crash as failed although every test passed', () => {
    expect(totals({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts a missing report, and a project without tests, as failed', () => {
    expect(totals(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(totals({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
  });

  test('says again what failed, and where', () => {
    expect(count({ testResults: [file('failed', 'passed', 'failed'), file('failed')] }, 1).failures).toEqual([
      '/a.test.ts: adds\nexpected 1 to be 2',
      '/a.test.ts\nIt does not load.',
    ]);
  });
});
