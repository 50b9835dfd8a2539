import { indexGraph } from '@hookline/domain';
import type { GraphNode, Problem } from '@hookline/domain';
import { ChevronRight, FlaskConical, Plus, TriangleAlert } from 'lucide-react';
import type { ProblemCount } from '../../../shared/canvas/index.js';
import { IconTile, nodeFacts } from '../../../shared/nodes/index.js';
import { Status } from '../../../shared/status/index.js';
import { plural } from '../../../shared/ui/index.js';
import { EmptyCanvas } from '../canvas/empty-canvas.js';
import type { AddTarget } from '../model/actions/add-target.js';
import type { OutlineEnd, OutlineInside, OutlineStep } from '../model/outline.js';
import { countByNode, problemsOf } from '../model/problem-index.js';
import { workflowOutline } from '../model/workflow-outline.js';
import { useEditorState, useGraph, useSession } from '../session/session-context.js';
import { useOutputs } from '../session/use-sample.js';
import { useTestRun } from '../session/use-test-run.js';
import classes from './outline-view.module.css';

/** The workflow as a list: the editor on phones, and an accessible alternative to the canvas. Nothing needs a drag. */
export function OutlineView() {
  const { editor } = useSession();
  const graph = useGraph();
  const outputs = useOutputs();
  const run = useTestRun();
  const openId = useEditorState((state) => state.open?.nodeId ?? null);
  const problems = problemsOf(graph);
  const counts = countByNode(
    problems,
    useEditorState((state) => state.untouched),
  );
  const first = firstToFix(problems);
  const { incoming } = indexGraph(graph);
  if (graph.nodes.length === 0) return <EmptyCanvas />;
  return (
    <div className={classes.outline}>
      {first && (
        <button
          type="button"
          className={classes.banner}
          data-severity={first.severity}
          onClick={() => editor.open(first.nodeId, first.field)}
        >
          <TriangleAlert size={16} aria-hidden />
          <span>{plural(problems.length, 'problem')}</span>
          <b>Show</b>
        </button>
      )}
      <ol className={classes.list} aria-label="Steps">
        {workflowOutline(graph).map((row) => {
          if (row.kind === 'end') return <AddAtEnd key={`${row.node.id}:${row.port}`} end={row} />;
          if (row.kind === 'inside') return <AddFirst key={`${row.node.id} inside`} row={row} />;
          const { node } = row;
          const edges = incoming.get(node.id) ?? [];
          const [only] = edges;
          return (
            <li key={node.id} className={classes.entry} style={{ '--depth': row.depth }}>
              <Knot step={row} starts={node.parent !== null && edges.length === 0} />
              {only && edges.length === 1 && (
                <AddHere name={`Insert a step before ${node.name}`} target={{ kind: 'on-edge', edgeId: only.id }} />
              )}
              <StepCard
                node={node}
                open={openId === node.id}
                problems={counts.get(node.id)}
                sample={outputs.has(node.id)}
                status={run?.steps.find((step) => step.nodeId === node.id)?.status}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Errors, which block publishing, come before warnings. */
function firstToFix(problems: readonly Problem[]): Problem | undefined {
  const placed = problems.filter((problem) => problem.nodeId !== null);
  return placed.find((problem) => problem.severity === 'error') ?? placed[0];
}

/** A label: the branch that begins here, the start of a loop's items, or where branches join. */
function Knot({ step, starts }: { readonly step: OutlineStep; readonly starts: boolean }) {
  if (starts) return <span className={classes.knot}>for each item</span>;
  if (step.joins) return <span className={classes.knot}>then, after all of them</span>;
  return step.port ? (
    <code className={classes.knot} title={step.port}>
      {step.port}
    </code>
  ) : null;
}

interface StepCardProps {
  readonly node: GraphNode;
  readonly open: boolean;
  readonly problems: ProblemCount | undefined;
  readonly sample: boolean;
  readonly status: Parameters<typeof Status>[0]['of'] | undefined;
}

function StepCard({ node, open, problems, sample, status }: StepCardProps) {
  const { editor } = useSession();
  const facts = nodeFacts(node);
  return (
    <button
      type="button"
      className={classes.card}
      aria-expanded={open}
      data-problem={problems && !problems.soft ? (problems.errors > 0 ? 'error' : 'warning') : undefined}
      data-disabled={node.disabled || undefined}
      onClick={() => editor.open(node.id)}
    >
      <IconTile {...facts} />
      <span className={classes.words}>
        <b>{node.name}</b>
        <span>{facts.caption}</span>
      </span>
      {status && <Status of={status} />}
      {problems && (
        <TriangleAlert
          size={16}
          className={classes.warning}
          aria-label={plural(problems.errors + problems.warnings, 'problem')}
        />
      )}
      {sample && <FlaskConical size={15} aria-label="Has a sample" />}
      <ChevronRight size={16} aria-hidden />
    </button>
  );
}

function AddAtEnd({ end }: { readonly end: OutlineEnd }) {
  const { node, port, depth, named } = end;
  const name = named ? `Add a step after ${node.name}, ${port}` : `Add a step after ${node.name}`;
  return (
    <li className={`${classes.entry} ${classes.end}`} style={{ '--depth': named ? depth - 1 : depth }}>
      {named && (
        <code className={classes.knot} title={port}>
          {port}
        </code>
      )}
      <AddHere name={name} target={{ kind: 'after', nodeId: node.id, port }} words="Add a step" />
    </li>
  );
}

/** The hint in a loop without steps. */
function AddFirst({ row: { node, depth } }: { readonly row: OutlineInside }) {
  return (
    <li className={`${classes.entry} ${classes.end}`} style={{ '--depth': depth }}>
      <span className={classes.knot}>for each item</span>
      <AddHere
        name={`Add a step inside ${node.name}`}
        target={{ kind: 'inside', containerId: node.id }}
        words="Add a step"
      />
    </li>
  );
}

interface AddHereProps {
  readonly name: string;
  readonly target: AddTarget;
  readonly words?: string;
}

function AddHere({ name, target, words }: AddHereProps) {
  const { screen } = useSession();
  return (
    <button
      type="button"
      className={classes.add}
      aria-label={name}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        screen.setState({ addMenu: { anchor: { x: left, y: bottom + 4 }, target } });
      }}
    >
      <Plus size={14} aria-hidden />
      {words && <span>{words}</span>}
    </button>
  );
}
