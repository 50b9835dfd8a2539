import type { GraphNode } from '@hookline/domain';
import { ActionIcon, TextInput } from '@mantine/core';
import {
  ChevronLeft,
  ChevronRight,
  Ellipsis,
  Maximize2,
  Minimize2,
  PanelBottom,
  PanelRight,
  Pencil,
  PencilLine,
  TriangleAlert,
  X,
} from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { focusNode } from '../../../../shared/canvas/index.js';
import { IconTile, nodeFacts } from '../../../../shared/nodes/index.js';
import { plural } from '../../../../shared/ui/index.js';
import { isSoft, problemsOfNode } from '../../model/problem-index.js';
import { workflowSteps } from '../../model/workflow-outline.js';
import { NodeMenu } from '../../node-menu/node-menu.js';
import type { NodeMenuTarget } from '../../node-menu/node-menu.js';
import { dockMemory } from '../../session/dock-layout.js';
import { useEditorState, useGraph, useScreen, useSession } from '../../session/session-context.js';
import { ActionChoice } from './action-choice.js';
import { TestButtons } from './test-buttons.js';
import classes from '../dock.module.css';

interface PanelHeadProps {
  readonly node: GraphNode;
  /** Replaces the test buttons. */
  readonly actions?: ReactNode;
}

/** The head of the step panel: name, problems and actions of the step. */
export function PanelHead({ node, actions }: PanelHeadProps) {
  const { editor, screen } = useSession();
  const graph = useGraph();
  const full = useScreen((state) => state.dockFull);
  const [menu, setMenu] = useState<NodeMenuTarget | null>(null);
  const facts = nodeFacts(node);
  const problems = problemsOfNode(graph, node.id);
  const untouched = useEditorState((state) => state.untouched);
  const soft = problems.every((problem) => isSoft(problem, untouched));
  const order = workflowSteps(graph).map((entry) => entry.node.id);
  const index = order.indexOf(node.id);
  const goTo = (id: string | undefined): void => {
    if (id !== undefined) editor.open(id);
  };
  const close = (): void => {
    editor.open(null);
    // The focused button disappears with the panel.
    focusNode(document.body, node.id);
  };
  return (
    <div className={classes.head}>
      <IconTile {...facts} size="md" />
      <div className={classes.title} data-app={facts.app ? true : undefined}>
        <NodeName key={node.id} node={node} />
        {facts.app ? (
          <ActionChoice node={node} app={facts.app} />
        ) : (
          <span className={classes.kind}>{facts.caption}</span>
        )}
      </div>
      <code className={classes.key} title="How expressions call this step. It stays when the name changes.">
        {facts.trigger ? 'trigger' : `steps.${node.key}`}
      </code>
      <span className={classes.grow} />
      {problems.length > 0 && (
        <span
          className={classes.problems}
          data-soft={soft || undefined}
          data-error={(!soft && problems.some((problem) => problem.severity === 'error')) || undefined}
        >
          {soft ? <PencilLine size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
          {soft ? `${problems.length} to fill in` : plural(problems.length, 'problem')}
        </span>
      )}
      <span className={classes.actions}>{actions ?? <TestButtons node={node} />}</span>
      <span className={classes.rule} />
      <ActionIcon size={28} aria-label="Previous step" disabled={index <= 0} onClick={() => goTo(order[index - 1])}>
        <ChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        size={28}
        aria-label="Next step"
        disabled={index === order.length - 1}
        onClick={() => goTo(order[index + 1])}
      >
        <ChevronRight size={16} />
      </ActionIcon>
      <ActionIcon
        size={28}
        aria-label={`More actions for ${node.name}`}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          editor.select([node.id]);
          setMenu({ nodeId: node.id, x: left, y: bottom });
        }}
      >
        <Ellipsis size={16} />
      </ActionIcon>
      <NodeMenu at={menu} onClose={() => setMenu(null)} />
      {!full && <DockButton />}
      <ActionIcon
        size={28}
        visibleFrom="xs"
        aria-label={full ? 'Dock the panel' : 'Fill the window'}
        onClick={() => screen.setState({ dockFull: !full })}
      >
        {full ? <Minimize2 size={15} /> : <Maximize2 size={15} />}
      </ActionIcon>
      <ActionIcon size={28} aria-label="Close panel" onClick={close}>
        <X size={17} />
      </ActionIcon>
    </div>
  );
}

/** Switches the panel between the bottom and the side of the canvas. */
function DockButton() {
  const { screen } = useSession();
  const beside = useScreen((state) => state.dockBeside);
  const Icon = beside ? PanelBottom : PanelRight;
  return (
    <ActionIcon
      size={28}
      visibleFrom="md"
      aria-label={beside ? 'Put the panel under the canvas' : 'Put the panel beside the canvas'}
      onClick={() => {
        screen.setState({ dockBeside: !beside });
        dockMemory.keep({ dockBeside: !beside });
      }}
    >
      <Icon size={15} />
    </ActionIcon>
  );
}

/** The name as an inline editor. */
function NodeName({ node }: { readonly node: GraphNode }) {
  const { editor } = useSession();
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <button
        type="button"
        className={classes.name}
        aria-label={`Rename ${node.name}`}
        onClick={() => setDraft(node.name)}
      >
        <span>{node.name}</span>
        <Pencil size={12} aria-hidden />
      </button>
    );
  }
  const save = (): void => {
    if (draft.trim() !== '' && draft !== node.name)
      editor.dispatch({ kind: 'rename-node', nodeId: node.id, name: draft });
    setDraft(null);
  };
  return (
    <TextInput
      aria-label="Name of the step"
      size="xs"
      autoFocus
      maxLength={120}
      value={draft}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setDraft(null);
        event.stopPropagation();
      }}
    />
  );
}
