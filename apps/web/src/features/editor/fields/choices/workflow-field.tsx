import type { FieldDescription } from '@hookline/node-kit';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { keys, workflows } from '../../../../shared/api/index.js';
import { SearchSelect } from '../../../../shared/ui/index.js';
import { useSession } from '../../session/session-context.js';
import { useFields } from '../frame/field-context.js';
import { FieldFrame, ProblemLine } from '../frame/field-frame.js';
import { FieldProblems } from '../frame/field-problems.js';
import { workflowOptions } from './workflow-options.js';

interface WorkflowFieldProps {
  readonly field: FieldDescription;
  readonly path: string;
  readonly value: unknown;
}

/** A workflow, chosen by name and stored by id. */
export function WorkflowField({ field, path, value }: WorkflowFieldProps) {
  const { change, problems } = useFields();
  const { workflowId } = useSession();
  const helpId = useId();
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const { options, warning } = workflowOptions(list.data?.items, chosen, workflowId);
  return (
    <FieldFrame
      label={field.label}
      path={path}
      required={field.required}
      help={field.help}
      helpId={helpId}
      below={
        <>
          {list.isError && (
            <ProblemLine
              severity="warning"
              message="The workflows could not be loaded."
              fix={{ label: 'Try again', apply: () => void list.refetch() }}
            />
          )}
          {warning && <ProblemLine severity="warning" message={warning} />}
          <FieldProblems path={path} />
        </>
      }
    >
      <SearchSelect
        aria-label={field.label}
        placeholder={list.isPending ? 'Loading…' : 'Choose a workflow'}
        nothingFoundMessage="No workflow has this name"
        data={[...options]}
        value={chosen}
        error={problems.some((problem) => problem.field === path && problem.severity === 'error')}
        onChange={(next) => change(path, next ?? '')}
        {...(field.help && { 'aria-describedby': helpId })}
      />
    </FieldFrame>
  );
}
