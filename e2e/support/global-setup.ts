// A Chromium for all stories that run one after the other, and one Hookline for those that ask for no fresh one: each has
// workflows of its own in it.
import type { TestProject } from 'vitest/node';
import { BROWSERS } from './browsers.js';
import { launchChromium } from './launch-chromium.js';
import { prepareHookline, startWithOwner } from './prepare-hookline.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where stories reach a Chromium: one for each worker of vitest. */
    chromiums: readonly string[];
    /** Of the Hookline that stories share. */
    hooklineUrl: string;
    /** Of its owner, as a cookie: `name=value`. */
    ownersSession: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromiums = await Promise.all(Array.from({ length: BROWSERS }, launchChromium));
  const hookline = await prepareHookline();
  const close = async (): Promise<void> => {
    await hookline.close();
    await Promise.all(chromiums.map((chromium) => chromium.close()));
  };
  try {
    project.provide(
      'chromiums',
      chromiums.map((chromium) => chromium.wsEndpoint()),
    );
    project.provide('hooklineUrl', hookline.url);
    project.provide('ownersSession', await startWithOwner(hookline));
  } catch (error) {
    await close();
    throw error;
  }
  return async () => {
    const failed = project.vitest.state.getCountOfFailedTests();
    if (failed > 0) process.stderr.write(`What the Hookline said that stories share:\n${hookline.log()}\n`);
    await close();
  };
}
