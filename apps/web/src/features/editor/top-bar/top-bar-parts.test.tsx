import type { WorkflowResponse } from '@hookline/contracts';
import { act, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderInEditor } from '../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../testing/factories.js';
import { refusal } from '../../../testing/serve-api.js';
import { createBackup } from '../model/saving/draft-backup.js';
import { DraftBanners } from './draft-banners.js';
import { PublishState } from './publish-state.js';
import { SaveLine } from './save-line.js';
import { VersionsDialog } from './versions-dialog.js';
import { WorkflowMenu } from './workflow-menu.js';
import { WorkflowName } from './workflow-name.js';

const AT = '2026-05-04T10:00:00.000Z';
const none = () => undefined;
/** A trigger and a step, without a line: the edges of a drawing have ids that no document may have. */
const steps = (name: string) => drawn({ hook: { type: 'webhook' }, [name]: { type: 'delay' } });

describe('the name of the workflow', () => {
  const open = async (answer: unknown = aWorkflow()) => {
    const workflow = aWorkflow();
    const shown = await renderInEditor(<WorkflowName workflow={workflow} />, {
      workflow,
      routes: { 'PATCH /workflows/w1': answer },
    });
    await shown.user.click(screen.getByRole('button', { name: 'Rename Orders' }));
    const patches = () => shown.api.sent().map(({ body }) => body);
    return { ...shown, patches, box: screen.getByRole('textbox', { name: 'Name of the workflow' }) };
  };

  test('is replaced by what is typed, with Enter', async () => {
    const { user, patches } = await open();
    await user.keyboard('Refunds {Enter}');
    await expect.poll(patches).toEqual([{ name: 'Refunds' }]);
  });

  test('is saved when the field is left', async () => {
    const { user, patches } = await open();
    await user.keyboard('Refunds');
    await user.tab();
    await expect.poll(patches).toEqual([{ name: 'Refunds' }]);
  });

  test('stays with Escape, and when it is emptied', async () => {
    const { user, patches, box } = await open();
    await user.keyboard('Refunds{Escape}');
    expect(screen.getByRole('button', { name: 'Rename Orders' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Rename Orders' }));
    await user.keyboard('{Backspace}{Enter}');
    expect(screen.getByRole('button', { name: 'Rename Orders' })).toBeVisible();
    expect(patches()).toEqual([]);
    expect(box).not.toBeInTheDocument();
  });

  test('comes back when it is refused', async () => {
    const { user } = await open(refusal(409, 'workflow.deleted', 'The workflow is deleted.'));
    await user.keyboard('Refunds{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The workflow was not renamedThe workflow is deleted.');
    expect(screen.getByRole('button', { name: 'Rename Orders' })).toBeVisible();
  });
});

test.each<[string, Partial<WorkflowResponse>]>([
  ['Not published', { published: null, draftChanges: null }],
  ['v2 live', { draftChanges: 0 }],
  ['v2 livedraft has 3 changes', { draftChanges: 3 }],
  ['v2 paused', { paused: true, draftChanges: 0 }],
])('the state of publication is %s', async (words, facts) => {
  await renderInEditor(
    <div role="note">
      <PublishState workflow={aWorkflow(facts)} />
    </div>,
  );
  expect(screen.getByRole('note').textContent).toBe(words);
});

test('the line about saving says what became of the draft', async () => {
  const { session } = await renderInEditor(<SaveLine />);
  const become = (save: ReturnType<typeof session.screen.getState>['save']) =>
    act(() => session.screen.setState({ save }));
  expect(screen.getByText('Draft saved')).toBeVisible();
  become({ kind: 'saving' });
  expect(screen.getByText('Saving…')).toBeVisible();
  become({ kind: 'failed', message: 'The server cannot be reached.' });
  expect(screen.getByText('Not saved: The server cannot be reached.')).toBeVisible();
  become({ kind: 'conflict' });
  expect(screen.getByText('Not saved: someone else saved')).toBeVisible();
});

describe('two drafts', () => {
  const theirs = aWorkflow({ draft: { graph: steps('theirs'), revision: 9 } });
  const names = (nodes: readonly { name: string }[]) => nodes.map(({ name }) => name);
  /** Someone else saves revision 9 while this editor renames a step. */
  const collide = async () => {
    let isTaken = false;
    const save = () =>
      isTaken
        ? { revision: 10, triggers: [], problems: [], draftChanges: 1 }
        : refusal(409, 'draft.stale', 'Someone else saved.');
    const load = () => (isTaken ? theirs : aWorkflow());
    const routes = { 'GET /workflows/w1': load, 'PUT /workflows/w1/draft': save };
    const shown = await renderInEditor(<DraftBanners />, { routes });
    shown.editor.dispatch({ kind: 'rename-node', nodeId: 'mail', name: 'Mine' });
    await act(() => shown.session.autosave.flush());
    isTaken = true;
    return { ...shown, saved: () => shown.api.sent().at(-1)?.body };
  };

  test('are asked about, and theirs can be loaded', async () => {
    const { user, editor } = await collide();
    expect(await screen.findByRole('alert')).toHaveTextContent('Someone else saved this draft while you edited it.');
    await user.click(screen.getByRole('button', { name: 'Load theirs' }));
    await expect.poll(() => names(editor.graph().nodes)).toEqual(['hook', 'theirs']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('are asked about, and mine can be kept', async () => {
    const { user, editor, saved } = await collide();
    await user.click(await screen.findByRole('button', { name: 'Keep mine' }));
    await expect.poll(saved).toMatchObject({ revision: 9 });
    expect(names(editor.graph().nodes)).toEqual(['hook', 'Mine']);
    await expect.poll(() => screen.queryByRole('alert')).toBeNull();
  });

  test('of which one stayed in the browser: it can be restored', async () => {
    createBackup('w1').keep(steps('kept'), 3);
    const { user, editor } = await renderInEditor(<DraftBanners />);
    expect(screen.getByRole('alert')).toHaveTextContent('did not reach the server');
    await user.click(screen.getByRole('button', { name: 'Restore them' }));
    expect(names(editor.graph().nodes)).toEqual(['hook', 'kept']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('of which one stayed in the browser: it can be discarded', async () => {
    createBackup('w1').keep(steps('kept'), 3);
    const { user, editor } = await renderInEditor(<DraftBanners />);
    await user.click(screen.getByRole('button', { name: 'Discard them' }));
    expect(names(editor.graph().nodes)).toEqual(['hook', 'mail']);
    expect(localStorage).toHaveLength(0);
  });
});

describe('the versions', () => {
  const versions = {
    items: [
      { version: 2, note: 'Waits longer', publishedAt: AT, live: true },
      { version: 1, note: '', publishedAt: AT, live: false },
    ],
  };
  const open = (routes: Record<string, unknown>) =>
    renderInEditor(<VersionsDialog opened onClose={none} />, { routes });

  test('are restored into the draft, where undo takes them back', async () => {
    const old = { ...versions.items[1], graph: steps('old') };
    const { user, editor } = await open({
      'GET /workflows/w1/versions': versions,
      'GET /workflows/w1/versions/1': old,
    });
    const [, first] = await screen.findAllByRole('button', { name: 'Restore to draft' });
    await user.click(first!);
    expect(await screen.findByText('Version 1 is in the draft')).toBeVisible();
    expect(editor.graph().nodes.map(({ id }) => id)).toEqual(['hook', 'old']);
    editor.undo();
    expect(editor.graph().nodes.map(({ id }) => id)).toEqual(['hook', 'mail']);
  });

  test('say which one is live, and which has no note', async () => {
    await open({ 'GET /workflows/w1/versions': versions });
    const [second, first] = await screen.findAllByRole('listitem');
    expect(second).toHaveTextContent(/v2.*live.*Waits longer/);
    expect(first).toHaveTextContent('No note');
    expect(first).not.toHaveTextContent('live');
  });

  test('of a workflow that was never published are none', async () => {
    await open({ 'GET /workflows/w1/versions': { items: [] } });
    expect(await screen.findByText('Nothing is published yet.')).toBeVisible();
  });
});

describe('the menu', () => {
  const open = async (workflow: WorkflowResponse, routes: Record<string, unknown> = {}) => {
    const shown = await renderInEditor(<WorkflowMenu workflow={workflow} />, { workflow, routes });
    await shown.user.click(screen.getByRole('button', { name: 'More actions' }));
    return shown;
  };

  test('pauses a live workflow', async () => {
    const { user, api } = await open(aWorkflow(), { 'POST /workflows/w1/pause': {} });
    await user.click(await screen.findByRole('menuitem', { name: 'Pause workflow' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Orders is paused');
    expect(api.sent().map(({ call }) => call)).toEqual(['POST /workflows/w1/pause']);
  });

  test('resumes a paused one', async () => {
    const { user, api } = await open(aWorkflow({ paused: true }), { 'POST /workflows/w1/resume': {} });
    await user.click(await screen.findByRole('menuitem', { name: 'Resume workflow' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Orders is live again');
    expect(api.sent().map(({ call }) => call)).toEqual(['POST /workflows/w1/resume']);
  });

  test('offers no pause before the first version', async () => {
    await open(aWorkflow({ published: null }));
    expect(await screen.findByRole('menuitem', { name: 'Versions' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: /Pause|Resume/ })).toBeNull();
  });
});
