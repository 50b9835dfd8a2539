import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useRef, useState } from 'react';

/**
 * A select with search. The chosen label is selected on focus, so that typing replaces it, and Enter takes the first
 * match. Until something is typed it takes what is chosen.
 */
export function SearchSelect({
  onFocus,
  onClick,
  onInput,
  onDropdownClose,
  ...select
}: Omit<SelectProps, 'searchable'>) {
  const entered = useRef('');
  const [typed, setTyped] = useState(false);
  return (
    <Select
      allowDeselect={false}
      {...select}
      searchable
      selectFirstOptionOnChange={typed}
      onInput={(event) => {
        setTyped(true);
        onInput?.(event);
      }}
      onDropdownClose={() => {
        setTyped(false);
        onDropdownClose?.();
      }}
      onFocus={(event) => {
        entered.current = event.currentTarget.value;
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onClick={(event) => {
        // The click has placed the caret: select all only while nothing is typed.
        if (event.currentTarget.value === entered.current) event.currentTarget.select();
        onClick?.(event);
      }}
    />
  );
}
