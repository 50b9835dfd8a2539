import type { EventResponse, WorkflowResponse } from '@hookline/contracts';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { anEvent, aWorkflow, drawn, page } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { serveApi } from '../../../testing/serve-api.js';
import { createSession } from '../session/editor-session.js';
import { SessionProvider, useGraph } from '../session/session-context.js';
import { NodeForm } from '../../features/editor/dock/panel/settings-pane.js';
import { useFieldContext } from '../../features/editor/dock/panel/use-field-context.js';
import { FieldProvider } from '../../features/editor/fields/frame/field-context.js';

export interface EditorOptions {
  readonly workflow?: WorkflowResponse;
  /** The output of the trigger in the sample event. */
  readonly sample?: unknown;
  readonly routes?: Readonly<Record<string, unknown>>;
}

/** Renders a part of the editor in a session of `workflow`, on its real store and autosave. */
export async function renderInEditor(
  ui: ReactNode,
  { workflow = aWorkflow(), sample, routes = {} }: EditorOptions = {},
) {
  const event = anEvent();
  const api = serveApi({
    [`GET /workflows/${workflow.id}`]: workflow,
    [`PUT /workflows/${workflow.id}/draft`]: { revision: 4, triggers: [], problems: [], draftChanges: 1 },
    'GET /events': page(...(sample === undefined ? [] : [event])),
    'GET /events/e1': { ...event, ...eventParts, parsed: sample } satisfies EventResponse,
    ...routes,
  });
  const refusals: string[] = [];
  const session = createSession(workflow, { onRefused: (message) => refusals.push(message), onSaved: () => undefined });
  // What is not saved yet would be saved in the middle of another test.
  onTestFinished(() => session.autosave.flush());
  const shown = await render(<SessionProvider value={session}>{ui}</SessionProvider>);
  return { ...shown, api, session, editor: session.editor, refusals };
}

const eventParts = {
  remoteAddress: null,
  headers: [],
  query: {},
  duplicates: [],
  looksLike: null,
  bodyProblem: null,
  bodyText: null,
  bodyBase64: '',
  bodyCut: false,
};
