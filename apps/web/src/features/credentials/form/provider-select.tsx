import type { ProviderResponse } from '@hookline/contracts';
import type { ComboboxParsedItem, SelectProps } from '@mantine/core';
import type { Ref } from 'react';
import { SearchSelect } from '../../../shared/ui/index.js';
import { findProviders, providerOptions } from './provider-options.js';
import classes from './provider-select.module.css';

interface ProviderSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'filter' | 'renderOption'> {
  /** Undefined while loading. */
  readonly providers: readonly ProviderResponse[] | undefined;
  readonly value: string;
  /** Whether "Any sender" is offered. */
  readonly none?: boolean;
  readonly onChange: (providerId: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A provider, searched by its title or by its events. */
export function ProviderSelect({ providers, value, none = false, onChange, ...select }: ProviderSelectProps) {
  const options = providerOptions(providers ?? [], { none, chosen: providers ? value : '' });
  const byId = new Map(options.map((option) => [option.value, option]));
  return (
    <SearchSelect
      {...select}
      placeholder={providers ? 'Choose a sender' : 'Loading…'}
      nothingFoundMessage="Hookline knows no sender like this"
      maxDropdownHeight={320}
      data={options.map(({ value: id, label }) => ({ value: id, label }))}
      value={byId.has(value) ? value : null}
      filter={({ search }): ComboboxParsedItem[] =>
        findProviders(options, search).map(({ value: id, label }) => ({ value: id, label }))
      }
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <span className={classes.summary}>{byId.get(option.value)?.summary}</span>
        </span>
      )}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
