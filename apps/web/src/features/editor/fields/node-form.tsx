import type { GraphNode } from '@hookline/domain';
import { describeFields } from '@hookline/node-kit';
import { findDefinition } from '../../../shared/nodes/index.js';
import { FieldForm } from './field-form.js';
import classes from './field-form.module.css';

export function NodeForm({ node }: { readonly node: GraphNode }) {
  const definition = findDefinition(node.type);
  if (!definition) return <p>Hookline does not know the step type {node.type}. Delete the step, or update Hookline.</p>;
  const fields = describeFields(definition);
  if (fields.length === 0) return <p className={classes.note}>There is nothing to set.</p>;
  return <FieldForm key={node.id} fields={fields} values={node.config} />;
}
