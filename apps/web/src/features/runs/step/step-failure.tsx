import type { RunResponse, StepResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { SquarePen } from 'lucide-react';
import { CopyButton, ErrorCard } from '../../../shared/ui/index.js';
import { debugInfo } from './debug-info.js';

/** The failure of a step: reason, response of the other side, and where to fix it. */
export function StepFailure({ run, step }: { run: RunResponse; step: StepResponse }) {
  if (step.error === null) return null;
  const { code, message, retryable, details } = step.error;
  const tries = step.attempts.length;
  const advice = retryable && tries > 1 ? `Tried ${tries} times.` : retryable ? '' : 'Trying again will not help.';
  return (
    <ErrorCard
      title="This step failed"
      code={code}
      excerpt={excerpt(details)}
      actions={
        <>
          <Button
            size="xs"
            leftSection={<SquarePen size={14} aria-hidden />}
            renderRoot={(props) => (
              <Link
                to="/workflows/$workflowId"
                params={{ workflowId: run.workflowId }}
                search={{ step: step.nodeId, field: fieldOf(details) }}
                {...props}
              />
            )}
          >
            Open in editor
          </Button>
          <CopyButton size="xs" variant="subtle" value={() => debugInfo(run, step)}>
            Copy debug info
          </CopyButton>
        </>
      }
    >
      {sentence(message)} {advice}
    </ErrorCard>
  );
}

/** Adds a full stop: messages of users may lack it. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The field that caused the failure. */
function fieldOf(details: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const field = details?.['field'];
  return typeof field === 'string' ? field : undefined;
}

/** The body of the response, or else the other details. */
function excerpt(details: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const { field: _field, ...facts } = details ?? {};
  if (Object.keys(facts).length === 0) return undefined;
  const body = facts['body'] ?? facts['excerpt'];
  return typeof body === 'string' ? body : JSON.stringify(body ?? facts, null, 2);
}
