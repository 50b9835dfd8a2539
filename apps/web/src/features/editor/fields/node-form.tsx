import type { GraphNode } from '@hookline/domain';
import { describeFields } from '@hookline/node-kit';
import type { ClipboardEvent } from 'react';
import { findDefinition } from '../../../shared/nodes/index.js';
import { toast } from '../../../shared/ui/index.js';
import { fillFromText, leftNote } from '../model/actions/paste-step.js';
import { useSession } from '../session/session-context.js';
import { FieldForm } from './field-form.js';
import classes from './field-form.module.css';

/** The settings of a step. A text that its type reads as a whole fills in all of it, whichever field it is pasted into. */
export function NodeForm({ node }: { readonly node: GraphNode }) {
  const { editor } = useSession();
  const definition = findDefinition(node.type);
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = fillFromText(editor, node.id, event.clipboardData.getData('text/plain'));
    if (!pasted) return;
    event.preventDefault();
    event.stopPropagation();
    toast('The step is filled in from what you pasted', leftNote(pasted) ?? 'Undo with Ctrl Z.');
  };
  if (!definition) return <p>Hookline does not know the step type {node.type}. Delete the step, or update Hookline.</p>;
  const fields = describeFields(definition);
  if (fields.length === 0) return <p className={classes.note}>There is nothing to set.</p>;
  return (
    <div onPasteCapture={onPaste}>
      <FieldForm key={`${node.id} ${node.type}`} fields={fields} values={node.config} />
    </div>
  );
}
