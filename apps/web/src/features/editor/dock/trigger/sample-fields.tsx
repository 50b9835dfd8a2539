import type { GraphNode } from '@hookline/domain';
import { DataTree } from '../../../../shared/ui/index.js';
import { useFields } from '../../fields/frame/field-context.js';
import { useTargetLabel } from '../../fields/frame/use-insert-target.js';
import { useOutputs } from '../../session/use-sample.js';
import dock from '../dock.module.css';
import classes from './trigger.module.css';

/** The values of the sample, inserted into the trigger's own fields by a click. Hidden while no field accepts one. */
export function SampleFields({ node }: { readonly node: GraphNode }) {
  const { targets } = useFields();
  const target = useTargetLabel();
  const sample = useOutputs().get(node.id);
  if (target === null || sample === undefined) return null;
  return (
    <section className={classes.sample} aria-label="Fields of the sample">
      <p className={dock.target}>
        A click on a value of the sample puts it into <b>{target}</b>
      </p>
      <DataTree value={sample} root="trigger" label="Values of the sample" onInsert={(path) => targets.insert(path)} />
    </section>
  );
}
