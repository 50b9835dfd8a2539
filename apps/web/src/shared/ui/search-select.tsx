import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useRef } from 'react';

/**
 * A choice that is found by typing. What is chosen is marked when the box is entered, so that typing replaces it, and
 * Enter takes the first that is found.
 */
export function SearchSelect({ onFocus, onClick, ...select }: Omit<SelectProps, 'searchable'>) {
  const entered = useRef('');
  return (
    <Select
      allowDeselect={false}
      {...select}
      searchable
      selectFirstOptionOnChange
      onFocus={(event) => {
        entered.current = event.currentTarget.value;
        event.currentTarget.select();
        onFocus?.(event);
      }}
      onClick={(event) => {
        // The press has put the caret somewhere. Once there is something typed, that is what it is for.
        if (event.currentTarget.value === entered.current) event.currentTarget.select();
        onClick?.(event);
      }}
    />
  );
}
