import { indexGraph } from '@hookline/domain';
import { RenameDialog } from '../../../shared/ui/index.js';
import { useGraph, useScreen, useSession } from '../session/session-context.js';

/** Renames a step (F2). Its key stays, so that references to it keep working. */
export function RenameStepDialog() {
  const { editor, screen } = useSession();
  const nodeId = useScreen((state) => state.renaming);
  const node = indexGraph(useGraph()).nodesById.get(nodeId ?? '');
  const close = () => screen.setState({ renaming: null });
  return (
    <RenameDialog
      opened={node !== undefined}
      title="Rename step"
      name={node?.name ?? ''}
      description={`Expressions still call it steps.${node?.key ?? ''}`}
      onRename={(name) => {
        if (node && editor.dispatch({ kind: 'rename-node', nodeId: node.id, name })) close();
      }}
      onClose={close}
    />
  );
}
