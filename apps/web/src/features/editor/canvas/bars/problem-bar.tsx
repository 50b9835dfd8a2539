import { Popover } from '@mantine/core';
import { ListTree, PencilLine, TriangleAlert, Workflow } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { plural } from '../../../../shared/ui/index.js';
import { isSoft, problemsOf } from '../../model/problem-index.js';
import { useEditorState, useGraph, useSession } from '../../session/session-context.js';
import { ProblemList } from '../../top-bar/problem-list.js';
import tools from './toolbar.module.css';

/** The bar at the bottom right: the problems that block publishing, and the switch between canvas and outline. */
export function ProblemBar({ outline }: { readonly outline: boolean }) {
  const { screen } = useSession();
  const graph = useDeferredValue(useGraph());
  // The outline lists problems itself, and an empty canvas shows its own hint.
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
