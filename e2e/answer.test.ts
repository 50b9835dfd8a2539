/** A run asks a person: the link opens on a phone, a tap answers, and the run goes on. */
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { accessibilityProblems } from './support/axe.js';
import { PHONE } from './support/open-browser.js';
import { openShared } from './support/open-shared.js';
import { expectRun } from './support/runs.js';

test('asks a person by a link, and goes on with the answer', async (story) => {
  const { page, browser, url } = await openShared(story, PHONE);
  const { runId, link } = await startQuestion(page, url);

  const found: Record<string, string[]> = {};
  const asked = await browser.newPage();
  const check = async (screen: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await asked.emulateMedia({ colorScheme });
      const problems = await accessibilityProblems(asked);
      const width = await asked.evaluate<number>('document.documentElement.scrollWidth');
      if (width > PHONE.viewport.width) problems.push(`the page is ${width} px wide`);
      if (problems.length > 0) found[`${screen}, ${colorScheme}`] = problems;
    }
  };

  await asked.goto(link);
  await asked.getByRole('heading', { name: 'Refund <b>20 €</b>?', level: 1 }).waitFor();
  await asked.getByText('Ada asks for it.').waitFor();
  await asked.getByText('Waiting for an answer', { exact: true }).waitFor();
  await check('question');
  await asked.getByRole('button', { name: 'Approve' }).tap();
  await asked.getByRole('heading', { name: 'Thank you' }).waitFor();
  await check('thanks');
  await asked.goto(link);
  await asked.getByText(/^The answer was Approve, given on .* UTC \(less than a minute ago\)\./).waitFor();
  expect(await asked.getByRole('button').count()).toBe(0);
  await check('answered');

  await page.goto(`/runs/${runId}`);
  await expectRun(page, 'Succeeded');
  const run = await ask<Run>(page, url, 'GET', `/runs/${runId}`);
  expect(run.steps.map(({ key, status }) => [key, status])).toEqual([
    ['start', 'succeeded'],
    ['link', 'succeeded'],
    ['answer', 'succeeded'],
    ['refund', 'succeeded'],
    ['apology', 'not-taken'],
  ]);
  expect(found).toEqual({});
  expect(browser.problems()).toEqual([]);
});

interface Run {
  readonly status: string;
  readonly steps: readonly { readonly key: string; readonly status: string; readonly output: unknown }[];
}

/** @returns the run, once it waits, and the address of its question. */
async function startQuestion(page: Page, origin: string): Promise<{ runId: string; link: string }> {
  const { id } = await ask<{ id: string }>(page, origin, 'POST', '/workflows', { name: 'Refunds', graph: refunds() });
  await ask(page, origin, 'POST', `/workflows/${id}/publish`, {});
  const payload = { amount: '<b>20 €</b>', who: 'Ada' };
  const { runId } = await ask<{ runId: string }>(page, origin, 'POST', `/workflows/${id}/run`, { payload });
  const run = await vi.waitFor(
    async () => {
      const now = await ask<Run>(page, origin, 'GET', `/runs/${runId}`);
      expect(now.status).toBe('waiting');
      return now;
    },
    { timeout: 15_000, interval: 100 },
  );
  const output = run.steps.find(({ key }) => key === 'link')?.output as { url: string };
  return { runId, link: output.url };
}

function refunds(): object {
  const position = { x: 0, y: 0 };
  const node = (id: string, type: string, config: object = {}) => ({ id, key: id, type, name: id, position, config });
  const edge = (source: string, target: string, sourcePort = 'out') => ({
    id: `${target}-in`,
    source,
    sourcePort,
    target,
  });
  const say = (name: string, value: string) => ({ mode: 'fields', keep: 'none', fields: [{ name, value }] });
  const question = {
    mode: 'approval',
    title: 'Refund {{ trigger.amount }}?',
    text: '{{ trigger.who }} asks for it.\nThe parcel came late.',
  };
  return {
    schema: 1,
    nodes: [
      node('start', 'manual'),
      node('link', 'transform', say('url', '{{ run.resumeUrls.answer }}')),
      node('answer', 'wait-for-callback', question),
      node('refund', 'transform', say('said', 'yes')),
      node('apology', 'transform', say('said', 'no')),
    ],
    edges: [
      edge('start', 'link'),
      edge('link', 'answer'),
      edge('answer', 'refund', 'approved'),
      edge('answer', 'apology', 'rejected'),
    ],
  };
}

async function ask<Body>(page: Page, origin: string, method: string, path: string, data?: object): Promise<Body> {
  const answer = await page.request.fetch(`/api/v1${path}`, { method, headers: { origin }, ...(data && { data }) });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  const body: Body = JSON.parse(await answer.text());
  return body;
}
