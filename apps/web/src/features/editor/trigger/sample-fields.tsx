import type { GraphNode } from '@hookline/domain';
import { DataTree } from '../../../shared/ui/index.js';
import { useFields } from '../fields/field-context.js';
import { useTargetLabel } from '../fields/use-insert-target.js';
import { useOutputs } from '../session/use-sample.js';
import deck from '../panel/deck.module.css';
import classes from './trigger.module.css';

/** The sample's values, to be clicked into the trigger's own fields. Not there while it has no field that takes one. */
export function SampleFields({ node }: { readonly node: GraphNode }) {
  const { targets } = useFields();
  const target = useTargetLabel();
  const sample = useOutputs().get(node.id);
  if (target === null || sample === undefined) return null;
  return (
    <section className={classes.sample} aria-label="Fields of the sample">
      <p className={deck.target}>
        A click on a value of the sample puts it into <b>{target}</b>
      </p>
      <DataTree value={sample} root="trigger" label="Values of the sample" onInsert={(path) => targets.insert(path)} />
    </section>
  );
}
