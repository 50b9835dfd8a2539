import { DOCUMENT_SCHEMA } from '@hookline/domain';
import type { NodeDefinition } from '@hookline/node-kit';
import { ArrowRight } from 'lucide-react';
import { allDefinitions } from '../../shared/nodes/definitions.js';
import { IconTile } from '../../shared/nodes/icon-tile.js';
import { useCreateWorkflow } from '../workflows/index.js';
import classes from './welcome-page.module.css';

/** One card per kind of trigger: each creates a workflow that starts with it. */
export function StartOwn() {
  const create = useCreateWorkflow();
  const triggers = allDefinitions.filter((definition) => definition.trigger !== null);
  return (
    <section aria-labelledby="start-own">
      <h2 id="start-own" className={classes.subtitle}>
        Or start your own
      </h2>
      <div className={classes.starts}>
        {triggers.map((definition) => (
          <button
            key={definition.type}
            type="button"
            className={classes.start}
            disabled={create.isPending}
            onClick={() => create.mutate({ name: 'New workflow', graph: startingWith(definition) })}
          >
            <IconTile icon={definition.icon} category={definition.category} title={definition.title} trigger />
            <span className={classes.startWords}>
              <b>{definition.title}</b>
              <span>{definition.summary}</span>
            </span>
            <ArrowRight size={16} aria-hidden />
          </button>
        ))}
      </div>
    </section>
  );
}

const startingWith = ({ type, version, title, keyPrefix }: NodeDefinition) => ({
  schema: DOCUMENT_SCHEMA,
  nodes: [{ id: 'n1', key: keyPrefix, type, typeVersion: version, name: title, position: { x: 0, y: 0 } }],
  edges: [],
});
