import { describe, expect, test } from 'vitest';
import { count } from './run-test-project.mjs';

const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

describe('counting a test project', () => {
  test('adds up the tests of all files', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(count(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  test('counts a file that does not load as one failed test', () => {
    expect(count({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts a file whose set-up failed although no test did', () => {
    expect(count({ testResults: [file('failed', 'passed', 'skipped')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts a crash as failed although every test passed', () => {
    expect(count({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });

  test('counts a missing report, and a project without tests, as failed', () => {
    expect(count(undefined, 1)).toEqual({ passed: 0, failed: 1 });
    expect(count({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
  });
});
