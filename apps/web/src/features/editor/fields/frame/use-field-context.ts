import type { GraphNode } from '@hookline/domain';
import { useDeferredValue, useMemo, useState } from 'react';
import { setField } from '../../model/actions/node-actions.js';
import { isTrigger } from '../../model/catalog.js';
import { isSoft, problemsOfNode } from '../../model/problem-index.js';
import { loopSourcesOf, sampleScope, sourcesOf } from '../../model/samples/sample-scope.js';
import { useEditorState, useGraph, useSession } from '../../session/session-context.js';
import { useFirstItems } from '../../session/use-first-items.js';
import { useOutputs } from '../../session/use-sample.js';
import { useWorkflow } from '../../session/use-workflow.js';
import type { FieldContext } from './field-context.js';
import { InsertTargets } from './insert-targets.js';

/** The context of a node's form fields. */
export function useFieldContext(node: GraphNode): FieldContext {
  const { editor, workflowId } = useSession();
  const graph = useDeferredValue(useGraph());
  const outputs = useOutputs();
  const workflowName = useWorkflow()?.name ?? '';
  const goTo = useEditorState((state) => (state.open?.nodeId === node.id ? state.open.field : null));
  const untouched = useEditorState((state) => state.untouched);
  // One set of insert targets per node.
  const [targets] = useState(() => new InsertTargets());

  const workflow = useMemo(() => ({ id: workflowId, name: workflowName }), [workflowId, workflowName]);
  const items = useFirstItems(graph, node, outputs, workflow);
  const scope = useMemo(
    () => sampleScope(graph, node.id, outputs, workflow, items),
    [graph, node.id, outputs, workflow, items],
  );
  const ownName = isTrigger(node) ? node.name : null;
  const names = useMemo(() => {
    const sources = [...sourcesOf(graph, node.id, outputs), ...loopSourcesOf(graph, node.id, items)];
    const others = sources.map(
      ({ node: { key, name }, root }) => [root === 'trigger' ? 'trigger' : key, name] as const,
    );
    return new Map(ownName === null ? others : [['trigger', ownName] as const, ...others]);
  }, [graph, node.id, ownName, outputs, items]);

  return useMemo(
    () => ({
      nodeId: node.id,
      scope,
      items,
      names,
      problems: problemsOfNode(graph, node.id).filter((problem) => !isSoft(problem, untouched)),
      goTo,
      targets,
      change: (path, value) => setField(editor, node.id, path, value),
      goToField: (path) => editor.open(node.id, path),
    }),
    [node.id, scope, items, names, graph, untouched, goTo, targets, editor],
  );
}
