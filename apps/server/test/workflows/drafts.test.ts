/** What a saved draft is: all of it, with its addresses, or nothing; and always something that can be read again. */
import type { WorkflowResponse } from '@hookline/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { startTestHookline, type TestHookline } from '../setup/test-hookline.js';
import { openTestSpace, query, type TestSpace } from '../setup/test-space.js';
import { send, urlOf, workflowCalls } from '../setup/workflow-calls.js';

let space: TestSpace;
let hookline: TestHookline;
const { create } = workflowCalls(() => hookline);

beforeAll(async () => {
  space = await openTestSpace();
  hookline = await startTestHookline(space, 'postgres');
});

afterAll(async () => {
  await hookline?.close();
  await space?.close();
});

const withId = (id: string) => chain(['webhook', {}, { id }]);
const rowOf = async (id: string) =>
  (await query(space, 'select draft_revision as revision, draft::text from workflows where id = $1', [id])).rows[0];
const countOf = async (table: string) => (await query(space, `select count(*)::int as n from ${table}`)).rows[0]?.['n'];

test.each(['a\u0000b', '', 'a b', 'a/b', '../x', 'é', '\ud800', 'x'.repeat(65)])(
  'takes no step with the id %j, and keeps nothing of it',
  async (id) => {
    const before = await countOf('workflows');
    const made = await hookline.ask('POST', '/workflows', { name: 'Odd', graph: withId(id) });
    expect(made).toMatchObject({ status: 422, body: { code: 'document.wrong-shape' } });
    expect(JSON.stringify(made.body)).toContain('nodes.0.id');
    expect(await countOf('workflows')).toBe(before);
    const workflow = await create('Draft', withId('hook'));
    const stored = await rowOf(workflow.id);
    const saved = await hookline.ask('PUT', `/workflows/${workflow.id}/draft`, { graph: withId(id), revision: 1 });
    expect(saved.status).toBe(422);
    expect(await rowOf(workflow.id)).toEqual(stored);
  },
);

test('takes no line with an odd id either', async () => {
  const graph = chain(['webhook', {}], ['transform', {}]);
  const edges = graph.edges.map((edge) => ({ ...edge, id: 'e\u0000' }));
  const made = await hookline.ask('POST', '/workflows', { name: 'Odd', graph: { ...graph, edges } });
  expect(made).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('edges.0.id must have 1 to 64 letters, digits, _ and - only') },
  });
});

test('saves no draft whose addresses cannot be made, and says so', async () => {
  const workflow = await create('Half', chain(['transform', {}]));
  await query(
    space,
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'no addresses today'; end $$`,
  );
  await query(space, 'create trigger refuse before insert on endpoints for each row execute function refuse()');
  try {
    const saved = await hookline.ask('PUT', `/workflows/${workflow.id}/draft`, { graph: withId('hook'), revision: 1 });
    expect(saved.status).toBe(500);
    expect(await rowOf(workflow.id)).toMatchObject({ revision: 1 });
    const before = await countOf('workflows');
    expect((await hookline.ask('POST', '/workflows', { name: 'Half', graph: withId('hook') })).status).toBe(500);
    expect(await countOf('workflows')).toBe(before);
  } finally {
    await query(space, 'drop trigger refuse on endpoints');
  }
  const saved = await hookline.api<WorkflowResponse>('PUT', `/workflows/${workflow.id}/draft`, {
    graph: withId('hook'),
    revision: 1,
  });
  expect((await send(urlOf(saved), {})).status).toBe(200);
});

test('reads a draft that an older Hookline has taken, whatever its ids', async () => {
  const workflow = await create('Old', withId('hook'));
  for (const id of ['a\u0000b', 'my hook']) {
    await query(space, 'update workflows set draft = $2 where id = $1', [
      workflow.id,
      JSON.stringify({ ...workflow.draft.graph, nodes: [{ ...workflow.draft.graph.nodes[0], id }] }),
    ]);
    const read = await hookline.api<WorkflowResponse>('GET', `/workflows/${workflow.id}`);
    expect(read.draft.graph.nodes[0]?.id).toBe(id);
  }
  expect((await hookline.ask('GET', '/workflows')).status).toBe(200);
});
