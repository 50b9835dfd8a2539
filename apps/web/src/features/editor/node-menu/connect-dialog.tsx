import { checkConnection, indexGraph } from '@hookline/domain';
import type { GraphNode } from '@hookline/domain';
import { Button, Modal, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { IconTile, nodeFacts } from '../../../shared/nodes/index.js';
import { catalog, portsOfNode } from '../model/catalog.js';
import { useGraph, useScreen, useSession } from '../session/session-context.js';
import classes from './connect-dialog.module.css';

/** "Connect to…": adds an edge without a drag. */
export function ConnectDialog() {
  const { screen } = useSession();
  const nodeId = useScreen((state) => state.connectFrom);
  const node = indexGraph(useGraph()).nodesById.get(nodeId ?? '');
  const close = () => screen.setState({ connectFrom: null });
  return (
    <Modal opened={node !== undefined} onClose={close} title={node ? `Connect ${node.name} to…` : ''} size="sm">
      {node && <Targets key={node.id} node={node} onDone={close} />}
    </Modal>
  );
}

function Targets({ node, onDone }: { readonly node: GraphNode; readonly onDone: () => void }) {
  const { editor } = useSession();
  const graph = useGraph();
  const ports = portsOfNode(node);
  const [port, setPort] = useState(ports[0] ?? 'out');
  const candidates = graph.nodes.filter(
    (other) => !checkConnection(graph, { source: node.id, sourcePort: port, target: other.id }, catalog),
  );
  const connect = (target: GraphNode): void => {
    if (editor.dispatch({ kind: 'connect', source: node.id, sourcePort: port, target: target.id })) onDone();
  };
  return (
    <Stack gap="sm">
      {ports.length > 1 && <PortChoice ports={ports} port={port} onChange={setPort} />}
      {candidates.map((other) => (
        <Button
          key={other.id}
          variant="subtle"
          justify="start"
          leftSection={<IconTile {...nodeFacts(other)} size="sm" />}
          onClick={() => connect(other)}
        >
          {other.name}
        </Button>
      ))}
      {candidates.length === 0 && (
        <p className={classes.none}>No other step can follow here. Add a step first, or choose another output.</p>
      )}
    </Stack>
  );
}

interface PortChoiceProps {
  readonly ports: readonly string[];
  readonly port: string;
  readonly onChange: (port: string) => void;
}

/** A few short names are shown side by side; the cases of a switch may be many and long. */
function PortChoice({ ports, port, onChange }: PortChoiceProps) {
  const data = [...ports];
  if (ports.join('').length <= 30) {
    return <SegmentedControl data={data} value={port} onChange={onChange} aria-label="Output" />;
  }
  return (
    <NativeSelect label="Output" data={data} value={port} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
