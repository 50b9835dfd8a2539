import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderInEditor } from '../../../../testing/editor/render-in-editor.js';
import { aWorkflow, drawn } from '../../../../testing/factories.js';
import { FieldProvider } from '../../fields/frame/field-context.js';
import { useFieldContext } from '../../fields/frame/use-field-context.js';
import { NodeForm } from '../../fields/node-form.js';
import { useGraph } from '../../session/session-context.js';
import { InputPane } from './input-pane.js';

function Step({ id }: { readonly id: string }) {
  const node = useGraph().nodes.find((one) => one.id === id);
  if (!node) throw new Error(`The graph has no step ${id}`);
  return (
    <FieldProvider value={useFieldContext(node)}>
      <InputPane node={node} />
      <NodeForm node={node} />
    </FieldProvider>
  );
}

const open = (id: string) => {
  const graph = drawn('hook -> mail -> ask -> pay', {
    hook: { type: 'webhook' },
    mail: { type: 'slack-message' },
    ask: { type: 'wait-for-callback', name: 'Ask the boss' },
    pay: { type: 'http-request' },
  });
  return renderInEditor(<Step id={id} />, { workflow: aWorkflow({ draft: { graph, revision: 3 } }) });
};

test('puts the address at which a later step is answered into a field', async () => {
  const { user, editor } = await open('mail');
  const source = screen.getByRole('region', { name: 'Ask the boss' });
  expect(source).toHaveTextContent('its address');
  expect(await screen.findByText('A click on a value puts it into', { exact: false })).toHaveTextContent('into Text');
  await user.click(screen.getByRole('treeitem', { name: /^ask/ }));
  const text = () => editor.graph().nodes.find(({ id }) => id === 'mail')?.config['text'];
  await expect.poll(text).toBe('{{ run.resumeUrls.ask }}');
});

test('after the answer offers what it gave, and no address', async () => {
  await open('pay');
  expect(screen.getByRole('region', { name: 'Ask the boss' })).toHaveTextContent('no sample');
  expect(screen.queryByText('run.resumeUrls')).toBeNull();
});
