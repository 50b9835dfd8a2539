import type { CredentialResponse } from '@hookline/contracts';
import { SegmentedControl } from '@mantine/core';
import { SearchBox, formatCount } from '../../../shared/ui/index.js';
import { filterCredentials } from './find-credentials.js';
import type { CredentialFilter } from './find-credentials.js';
import classes from './credential-filters.module.css';

interface CredentialFiltersProps {
  readonly all: readonly CredentialResponse[];
  readonly filter: CredentialFilter;
  readonly wanted: string;
  readonly onFilter: (filter: CredentialFilter) => void;
  readonly onSearch: (wanted: string) => void;
}

const FILTERS = [
  { value: 'all', name: 'All' },
  { value: 'needs-you', name: 'Needs you' },
  { value: 'unused', name: 'Not used' },
] as const;

export function CredentialFilters({ all, filter, wanted, onFilter, onSearch }: CredentialFiltersProps) {
  return (
    <div className={classes.filters}>
      <SearchBox
        label="Find a credential"
        placeholder="Name, kind, host or account"
        value={wanted}
        onChange={onSearch}
      />
      <SegmentedControl<CredentialFilter>
        className={classes.switch ?? ''}
        aria-label="Which credentials"
        data={FILTERS.map(({ value, name }) => ({
          value,
          label: (
            <>
              {name} <span className={classes.count}>{formatCount(filterCredentials(all, value).length)}</span>
            </>
          ),
        }))}
        value={filter}
        onChange={onFilter}
      />
    </div>
  );
}
