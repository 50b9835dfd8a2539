import { Select } from '@mantine/core';
import { useSettingsEdit } from './use-settings-edit.js';

const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

export function TimezoneField({ value }: { readonly value: string }) {
  const edit = useSettingsEdit();
  return (
    <Select
      label="Time zone"
      description="Dates and times in this workflow are read and written in it"
      searchable
      allowDeselect={false}
      limit={60}
      nothingFoundMessage="No time zone has this name"
      data={ZONES.includes(value) ? [...ZONES] : [value, ...ZONES]}
      value={value}
      onChange={(timezone) => timezone !== null && edit({ timezone })}
    />
  );
}
