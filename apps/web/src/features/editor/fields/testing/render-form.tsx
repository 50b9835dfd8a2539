import type { GraphNode } from '@hookline/domain';
import { aWorkflow, drawn } from '../../../../testing/factories.js';
import { useGraph } from '../../session/session-context.js';
import { renderInEditor, type EditorOptions } from '../../testing/render-in-editor.js';
import { FieldProvider } from '../frame/field-context.js';
import { useFieldContext } from '../frame/use-field-context.js';
import { NodeForm } from '../node-form.js';

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
