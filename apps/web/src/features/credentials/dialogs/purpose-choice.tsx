import type { CredentialKindResponse } from '@hookline/contracts';
import { Radio, Stack } from '@mantine/core';

export type CredentialPurpose = CredentialKindResponse['purpose'];

interface PurposeChoiceProps {
  /** Null until something is chosen. */
  readonly value: CredentialPurpose | null;
  readonly onChange: (purpose: CredentialPurpose) => void;
}

const PURPOSES = [
  {
    value: 'requests',
    label: 'A step that calls a service',
    description: 'It is sent with the requests, to its own hosts only.',
  },
  {
    value: 'sender',
    label: 'A trigger that checks its sender',
    description: 'It tells real events from forged ones, and is sent nowhere.',
  },
] as const;

export const PurposeChoice = ({ value, onChange }: PurposeChoiceProps) => (
  <Radio.Group label="What is it for?" value={value}>
    <Stack gap="sm" mt="xs">
      {PURPOSES.map((purpose, index) => (
        <Radio
          key={purpose.value}
          {...purpose}
          data-autofocus={index === 0 || undefined}
          onChange={() => onChange(purpose.value)}
        />
      ))}
    </Stack>
  </Radio.Group>
);
