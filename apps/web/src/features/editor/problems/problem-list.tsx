import { Popover } from '@mantine/core';
import { indexGraph } from '@hookline/domain';
import type { Problem } from '@hookline/domain';
import { CircleX, ListTree, PencilLine, TriangleAlert, Workflow } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { plural } from '../../../shared/ui/index.js';
import { isSoft, problemsOf } from '../model/problem-index.js';
import { useEditorState, useGraph, useSession } from '../session/session-context.js';
import tools from '../canvas/toolbar.module.css';
import classes from './problem-list.module.css';

/** Bottom right: what stands in the way of publishing, live, and the switch to the outline. */
export function ProblemBar({ outline }: { readonly outline: boolean }) {
  const { screen } = useSession();
  const graph = useDeferredValue(useGraph());
  // The outline has a line of its own for problems, and an empty canvas asks its own question.
  const problems = outline || graph.nodes.length === 0 ? [] : problemsOf(graph);
  const [open, setOpen] = useState(false);
  const untouched = useEditorState((state) => state.untouched);
  const hard = problems.filter((problem) => !isSoft(problem, untouched));
  const soft = hard.length === 0;
  const errors = hard.some((problem) => problem.severity === 'error');
  return (
    <div className={`${tools.tools} ${tools.right}`}>
      {problems.length > 0 && (
        <>
          <Popover opened={open} onChange={setOpen} position="top-end" width={380} trapFocus returnFocus>
            <Popover.Target>
              <button
                type="button"
                className={`${tools.tool} ${tools.wide} ${tools.problem}`}
                data-soft={soft || undefined}
                data-error={errors || undefined}
                aria-expanded={open}
                onClick={() => setOpen(!open)}
              >
                {soft ? <PencilLine size={14} aria-hidden /> : <TriangleAlert size={14} aria-hidden />}
                {soft ? `${problems.length} to fill in` : plural(problems.length, 'problem')}
              </button>
            </Popover.Target>
            <Popover.Dropdown>
              <ProblemList problems={problems} onChosen={() => setOpen(false)} />
            </Popover.Dropdown>
          </Popover>
          <hr />
        </>
      )}
      <button
        type="button"
        className={`${tools.tool} ${tools.wide}`}
        onClick={() => screen.setState((state) => ({ outline: !state.outline }))}
      >
        {outline ? <Workflow size={15} aria-hidden /> : <ListTree size={15} aria-hidden />}
        {outline ? 'Canvas' : 'Outline'}
      </button>
    </div>
  );
}

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly onChosen: () => void;
}

/** Each line leads to the step and field it is about. */
export function ProblemList({ problems, onChosen }: ProblemListProps) {
  const { editor } = useSession();
  const { nodesById } = indexGraph(useGraph());
  const choose = ({ nodeId, field }: Problem): void => {
    if (nodeId !== null) editor.open(nodeId, field);
    onChosen();
  };
  return (
    <ul className={classes.list} aria-label="Problems">
      {problems.map((problem, place) => {
        const node = nodesById.get(problem.nodeId ?? '');
        const Icon = problem.severity === 'error' ? CircleX : TriangleAlert;
        return (
          <li key={`${problem.code} ${problem.nodeId} ${problem.field} ${place}`}>
            <button
              type="button"
              className={classes.problem}
              data-severity={problem.severity}
              onClick={() => choose(problem)}
            >
              <Icon size={14} aria-hidden />
              <span>
                {node && <b>{node.name}</b>}
                <span>{problem.message}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
