import { EditorView } from '@codemirror/view';
import { act, screen } from '@testing-library/react';

/** Replaces the text of a field with expressions. A test's page has no caret, so CodeMirror gets the text itself. */
export async function typeCode(name: string, text: string): Promise<void> {
  const content = await screen.findByRole('textbox', { name });
  const view = EditorView.findFromDOM(content);
  if (!view) throw new Error(`${name} is no field with expressions`);
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }));
}
