import type { GraphNode } from '@hookline/domain';
import { Button, Modal, Stack } from '@mantine/core';
import { CornerUpLeft } from 'lucide-react';
import { IconTile, nodeFacts } from '../../../shared/nodes/index.js';
import { plural } from '../../../shared/ui/index.js';
import { moveTargets } from '../model/actions/parent-actions.js';
import { useGraph, useScreen, useSession } from '../session/session-context.js';
import { useMoveNodes } from './use-move-nodes.js';

/** "Move into…": moves steps into or out of loops without a drag. */
export function MoveDialog() {
  const { screen } = useSession();
  const graph = useGraph();
  const ids = useScreen((state) => state.moving);
  const nodes = graph.nodes.filter((node) => ids.includes(node.id));
  const [first] = nodes;
  const close = () => screen.setState({ moving: [] });
  const what = nodes.length === 1 ? first?.name : plural(nodes.length, 'step');
  return (
    <Modal opened={first !== undefined} onClose={close} title={`Move ${what ?? ''} to…`} size="sm">
      <TargetList nodes={nodes} onDone={close} />
    </Modal>
  );
}

function TargetList({ nodes, onDone }: { readonly nodes: readonly GraphNode[]; readonly onDone: () => void }) {
  const graph = useGraph();
  const { moveInto } = useMoveNodes();
  const move = (parent: string | null): void => {
    moveInto(
      nodes.map(({ id }) => id),
      parent,
    );
    onDone();
  };
  return (
    <Stack gap="sm">
      {moveTargets(graph, nodes).map((loop) => (
        <Button
          key={loop?.id ?? 'out'}
          variant="subtle"
          justify="start"
          leftSection={loop ? <IconTile {...nodeFacts(loop)} size="sm" /> : <CornerUpLeft size={16} aria-hidden />}
          onClick={() => move(loop?.id ?? null)}
        >
          {loop ? loop.name : 'Out of all loops'}
        </Button>
      ))}
    </Stack>
  );
}
