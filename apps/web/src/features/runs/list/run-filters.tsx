import type { RunStatus } from '@hookline/domain';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { keys, workflows } from '../../../shared/api/index.js';
import { StatusGlyph, statusWord } from '../../../shared/status/index.js';
import { ChoiceChip, FilterChip, SearchBox } from '../../../shared/ui/index.js';
import { UNDER_WAY, type RunsSearch } from './run-filter.js';
import classes from './run-filters.module.css';

interface RunFiltersProps {
  filter: RunsSearch;
  onFilter: (change: Partial<RunsSearch>) => void;
  workflowId: string | undefined;
  workflowName: string | undefined;
  children: ReactNode;
}

const order = [
  'running',
  'queued',
  'waiting',
  'held',
  'failed',
  'filtered',
  'succeeded',
  'cancelled',
] as const satisfies readonly RunStatus[];

const periods = [
  { value: 'hour', label: 'Last hour' },
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
] as const;

const modes = [
  { value: 'production', label: 'Production' },
  { value: 'test', label: 'Test runs' },
] as const;

export function RunFilters({ filter, onFilter, workflowId, workflowName, children }: RunFiltersProps) {
  const navigate = useNavigate();
  const list = useQuery({ queryKey: keys.workflows.list, queryFn: ({ signal }) => workflows.list(signal) });
  const choices = list.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const goTo = (id: string | undefined): void =>
    void (id === undefined
      ? navigate({ to: '/runs', search: filter })
      : navigate({ to: '/workflows/$workflowId/runs', params: { workflowId: id }, search: filter }));
  return (
    <>
      <div className={classes.row}>
        <SearchBox
          label="Search runs"
          placeholder="Id, subject or error"
          value={filter.q ?? ''}
          onChange={(q) => onFilter({ q: q === '' ? undefined : q })}
        />
        <ChoiceChip label="Time" value={filter.since} choices={periods} onChange={(since) => onFilter({ since })} />
        <ChoiceChip label="Workflow" value={workflowId} shown={workflowName} choices={choices} onChange={goTo} />
        <ChoiceChip label="Kind" value={filter.mode} choices={modes} onChange={(mode) => onFilter({ mode })} />
      </div>
      <div className={classes.statuses} role="group" aria-label="Status">
        <FilterChip on={filter.status === undefined} onClick={() => onFilter({ status: undefined })}>
          All
        </FilterChip>
        {filter.status === UNDER_WAY && (
          <FilterChip on onClick={() => onFilter({ status: undefined })}>
            <StatusGlyph of="running" size={13} />
            Queued or running
          </FilterChip>
        )}
        {order.map((status) => (
          <FilterChip
            key={status}
            on={filter.status === status}
            onClick={() => onFilter({ status: filter.status === status ? undefined : status })}
          >
            <StatusGlyph of={status} size={13} />
            {statusWord(status)}
          </FilterChip>
        ))}
        <span className={classes.end}>{children}</span>
      </div>
    </>
  );
}
