/** Text that a step type reads: a curl command is an HTTP step. */
import { indexGraph } from '@hookline/domain';
import type { PastedStep } from '@hookline/node-kit';
import type { Point } from '../../../../shared/canvas/index.js';
import { allDefinitions, findDefinition } from '../../../../shared/nodes/index.js';
import type { Editor } from '../editor-store.js';
import { addNode } from './node-actions.js';

/** Adds the step that a text describes, after the one selected step if there is one. Undefined when no type reads it. */
export function pasteStep(editor: Editor, text: string, middle: () => Point): PastedStep | undefined {
  for (const definition of allDefinitions) {
    const pasted = definition.fromText?.(text);
    if (!pasted) continue;
    const [selected, ...others] = editor.store.getState().selection;
    const { config } = pasted;
    if (selected !== undefined && others.length === 0)
      addNode(editor, definition, { kind: 'after', nodeId: selected, port: null }, { config });
    else addNode(editor, definition, { kind: 'anywhere' }, { config, at: middle() });
    return pasted;
  }
  return undefined;
}

/** Fills in a step with the text that its type reads: one undo step. Undefined when it reads none. */
export function fillFromText(editor: Editor, nodeId: string, text: string): PastedStep | undefined {
  const node = indexGraph(editor.graph()).nodesById.get(nodeId);
  const pasted = node && findDefinition(node.type)?.fromText?.(text);
  if (node && pasted) editor.dispatch({ kind: 'configure-node', nodeId, config: { ...node.config, ...pasted.config } });
  return pasted;
}

/** What a person has to do after a text was taken over. Null when all of it was. */
export const leftNote = ({ left }: PastedStep): string | null =>
  left.length === 0 ? null : `Left out: ${left.join(', ')}. Fill it in by hand.`;
