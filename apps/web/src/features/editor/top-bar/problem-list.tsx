import { indexGraph } from '@hookline/domain';
import type { Problem } from '@hookline/domain';
import { CircleX, TriangleAlert } from 'lucide-react';
import { useGraph, useSession } from '../session/session-context.js';
import classes from './problem-list.module.css';

interface ProblemListProps {
  readonly problems: readonly Problem[];
  readonly onChosen: () => void;
}

/** The list of problems, each linked to its step and field. */
export function ProblemList({ problems, onChosen }: ProblemListProps) {
  const { editor } = useSession();
  const { nodesById } = indexGraph(useGraph());
  const choose = ({ nodeId, field }: Problem): void => {
    if (nodeId !== null) editor.open(nodeId, field);
    onChosen();
  };
  return (
    <ul className={classes.list} aria-label="Problems">
      {problems.map((problem, index) => {
        const node = nodesById.get(problem.nodeId ?? '');
        const Icon = problem.severity === 'error' ? CircleX : TriangleAlert;
        return (
          <li key={`${problem.code} ${problem.nodeId} ${problem.field} ${index}`}>
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
