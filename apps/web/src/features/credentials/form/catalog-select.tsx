import type { ComboboxParsedItem, SelectProps } from '@mantine/core';
import type { Ref } from 'react';
import { SearchSelect } from '../../../shared/ui/index.js';
import { findOptions } from './catalog-options.js';
import type { CatalogOption } from './catalog-options.js';
import classes from './catalog-select.module.css';

interface CatalogSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'filter' | 'renderOption'> {
  /** Undefined while loading. */
  readonly options: readonly CatalogOption[] | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One of many, searched by its title or its summary. */
export function CatalogSelect({ options, value, placeholder, onChange, ...select }: CatalogSelectProps) {
  const byValue = new Map((options ?? []).map((option) => [option.value, option]));
  return (
    <SearchSelect
      maxDropdownHeight={320}
      {...select}
      placeholder={options ? (placeholder ?? '') : 'Loading…'}
      data={(options ?? []).map(toItem)}
      value={byValue.has(value) ? value : null}
      filter={({ search }): ComboboxParsedItem[] => findOptions(options ?? [], search).map(toItem)}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <span className={classes.summary}>{byValue.get(option.value)?.summary}</span>
        </span>
      )}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

const toItem = ({ value, label }: CatalogOption): { value: string; label: string } => ({ value, label });
