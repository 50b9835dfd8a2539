import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { credentials, keys } from '../../../shared/api/index.js';
import { plural, toast } from '../../../shared/ui/index.js';
import { CredentialForm } from '../form/credential-form.js';
import { CredentialInputs } from '../form/credential-inputs.js';
import { errorsByField } from '../form/errors-by-field.js';
import { firstValues } from '../form/first-values.js';
import { requireFilled } from '../form/require-filled.js';
import { WhereToFind } from '../form/where-to-find.js';
import { CredentialDialog } from './credential-dialog.js';
import type { Opener } from './use-focus-back.js';

interface ReplaceSecretDialogProps {
  readonly credential: CredentialResponse;
  readonly kind: CredentialKindResponse;
  /** The element that gets the focus afterwards. */
  readonly opener: Opener;
  readonly onClose: () => void;
}

const USUAL_HOURS = 24;
const MAX_HOURS = 168;

/** Replaces a secret. A sender's old one may stay valid for a while, until the sender uses the new one. */
export function ReplaceSecretDialog({ credential, kind, opener, onClose }: ReplaceSecretDialogProps) {
  const { fields } = kind;
  const canKeepOld = kind.purpose === 'sender' && !credential.isLocked;
  const client = useQueryClient();
  const [data, setData] = useState(() => firstValues(fields, credential.values));
  const [hours, setHours] = useState<number | string>(canKeepOld ? USUAL_HOURS : 0);
  const rotate = useMutation({
    mutationFn: async () => {
      requireFilled(fields, data);
      return credentials.rotate(credential.id, { data, keepOldForHours: Number(hours) });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.credentials });
      toast(`The secret of ${credential.name} is replaced`, replacedSentence(kind, Number(hours)));
      onClose();
    },
  });
  const names = ['keepOldForHours', ...fields.map((field) => `data.${field.name}`)];
  const problems = errorsByField(rotate.error, names);
  return (
    <CredentialDialog opener={opener} onClose={onClose} title={`Replace the secret of ${credential.name}`}>
      <CredentialForm
        action="Replace secret"
        busy={rotate.isPending}
        error={rotate.error}
        problem={problems.rest}
        onSubmit={() => rotate.mutate()}
        onClose={onClose}
      >
        <CredentialInputs fields={fields} values={data} problems={problems.fields} onChange={setData} />
        <WhereToFind kind={kind} />
        {canKeepOld && (
          <NumberInput
            label="Keep accepting the old one for"
            description="Until the sender signs with the new one. 0 hours: it is refused at once."
            suffix=" hours"
            min={0}
            max={MAX_HOURS}
            clampBehavior="strict"
            allowDecimal={false}
            value={hours}
            error={problems.fields['keepOldForHours']}
            onChange={setHours}
          />
        )}
      </CredentialForm>
    </CredentialDialog>
  );
}

function replacedSentence({ purpose }: CredentialKindResponse, hours: number): string {
  if (purpose === 'requests') return 'Steps send the new one from now on.';
  return hours === 0
    ? 'The old secret is refused from now on.'
    : `The old secret is accepted for ${plural(hours, 'hour')}.`;
}
