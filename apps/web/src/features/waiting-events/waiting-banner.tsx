import type { WorkflowSummaryResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { StatusGlyph } from '../../shared/status/index.js';
import { plural } from '../../shared/ui/index.js';
import { canRunWaiting, useWorkflowOf } from './use-workflow-of.js';
import { WaitingChoices } from './waiting-choices.js';
import classes from './waiting-events.module.css';

interface WaitingBannerProps {
  readonly workflowId: string | null | undefined;
  /** Set when the events are already on screen. */
  readonly looking?: boolean | undefined;
}

/**
 * Reports the events kept while a workflow was not live, and offers to run them once it is. Hidden when there are none.
 */
export function WaitingBanner({ workflowId, looking = false }: WaitingBannerProps) {
  const workflow = useWorkflowOf(workflowId);
  if (!workflow || workflow.keptEvents === 0 || workflow.published === null) return null;
  return (
    <section className={classes.banner} aria-label="Events that wait">
      <StatusGlyph of="held" size={15} />
      <span className={classes.words}>{sentence(workflow)}</span>
      <span className={classes.choices}>
        {canRunWaiting(workflow) ? (
          <WaitingChoices workflow={workflow} size="xs" looking={looking} onDone={() => undefined} />
        ) : (
          !looking && (
            <Button
              size="xs"
              renderRoot={(props) => (
                <Link to="/inbox" search={{ workflow: workflow.id, outstanding: 'waiting' }} {...props} />
              )}
            >
              Look
            </Button>
          )
        )}
      </span>
    </section>
  );
}

function sentence({ keptEvents, paused }: WorkflowSummaryResponse): string {
  const events = plural(keptEvents, 'event');
  const [are, wait] = keptEvents === 1 ? ['is', 'waits'] : ['are', 'wait'];
  if (paused) return `${events} ${are} held until this workflow is resumed.`;
  return `${events} came while this workflow was not live, and ${wait} to be run.`;
}
