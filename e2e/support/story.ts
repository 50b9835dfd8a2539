import type { TestContext } from 'vitest';

/** The test that is being told. What is started for it ends with it, last started first. */
export type Story = Pick<TestContext, 'onTestFinished' | 'task'>;

/** While a story is being cleaned up: whether there is something to show. */
export const hasFailed = ({ task }: Story): boolean => task.result?.state === 'fail';
