import type { EventResponse, WorkflowResponse } from '@hookline/contracts';
import type { GraphNode } from '@hookline/domain';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { FieldProvider } from '../../features/editor/fields/frame/field-context.js';
import { useFieldContext } from '../../features/editor/fields/frame/use-field-context.js';
import { NodeForm } from '../../features/editor/fields/node-form.js';
import { createSession } from '../../features/editor/session/editor-session.js';
import { SessionProvider, useGraph } from '../../features/editor/session/session-context.js';
import { aWorkflow, anEvent, drawn, page } from '../factories.js';
import { render } from '../render.js';
import { serveApi } from '../serve-api.js';

interface EditorOptions {
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
    'GET /credentials': { items: [] },
    'GET /credential-kinds': { items: [] },
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

/** Renders the form of a step behind a webhook. `config` is what the step is set to now. */
export async function renderForm(
  type: string,
  config: GraphNode['config'],
  options: Omit<EditorOptions, 'workflow'> = {},
) {
  const graph = drawn('hook -> step', { hook: { type: 'webhook' }, step: { type, config: { ...config } } });
  const workflow = aWorkflow({ draft: { graph, revision: 3 } });
  const shown = await renderInEditor(<StepForm />, { ...options, workflow });
  return { ...shown, config: () => stepOf(shown.editor.graph().nodes).config };
}

function StepForm() {
  return <Form node={stepOf(useGraph().nodes)} />;
}

function Form({ node }: { readonly node: GraphNode }) {
  return (
    <FieldProvider value={useFieldContext(node)}>
      <NodeForm node={node} />
    </FieldProvider>
  );
}

function stepOf(nodes: readonly GraphNode[]): GraphNode {
  const node = nodes.find(({ id }) => id === 'step');
  if (!node) throw new Error('The graph has no step');
  return node;
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
