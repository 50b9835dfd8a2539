import { Button, Group, Modal, TextInput } from '@mantine/core';
import { indexGraph } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { useState } from 'react';
import { useGraph, useScreen, useSession } from '../session/session-context.js';

/** Renames a step (F2). Its key stays, so that references to it keep working. */
export function RenameStepDialog() {
  const { screen } = useSession();
  const nodeId = useScreen((state) => state.renaming);
  const node = indexGraph(useGraph()).nodesById.get(nodeId ?? '');
  const close = () => screen.setState({ renaming: null });
  return (
    <Modal opened={node !== undefined} onClose={close} title="Rename step" size="sm">
      {node && <RenameForm key={node.id} node={node} onDone={close} />}
    </Modal>
  );
}

function RenameForm({ node, onDone }: { readonly node: GraphNode; readonly onDone: () => void }) {
  const { editor } = useSession();
  const [name, setName] = useState(node.name);
  const save = (): void => {
    if (editor.dispatch({ kind: 'rename-node', nodeId: node.id, name })) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        maxLength={120}
        value={name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        description={`Expressions still call it steps.${node.key}`}
      />
      <Group justify="end" mt="md">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={name.trim() === ''}>
          Rename
        </Button>
      </Group>
    </form>
  );
}
