import { prepareHookline, type Hookline } from './prepare-hookline.js';
import { hasFailed, type Story } from './story.js';

/**
 * Starts a Hookline that knows nothing yet, and waits until it is ready. When the story ends it is stopped and its data
 * removed; what it said is shown when the story failed.
 */
export async function startHookline(story: Story): Promise<Hookline> {
  const hookline = await prepareHookline();
  story.onTestFinished(async () => {
    if (hasFailed(story)) process.stderr.write(`What Hookline said:\n${hookline.log()}\n`);
    await hookline.close();
  });
  await hookline.start();
  return hookline;
}
