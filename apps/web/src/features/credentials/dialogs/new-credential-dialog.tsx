import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { useState } from 'react';
import type { CredentialData } from '../../../shared/api/index.js';
import { LoadFailure } from '../../../shared/ui/index.js';
import { useCredentialKinds } from '../use-credential-kinds.js';
import { CredentialDialog } from './credential-dialog.js';
import { KindSelect } from './kind-select.js';
import { NewCredentialForm } from './new-credential-form.js';
import { PurposeChoice } from './purpose-choice.js';
import type { CredentialPurpose } from './purpose-choice.js';
import type { Opener } from './use-focus-back.js';
import classes from '../form/credential-form.module.css';

interface NewCredentialDialogProps {
  /** The kinds that fit; without them, the user says first what it is for. */
  readonly kinds?: readonly CredentialKindResponse[];
  /** What is known of it already, by the names of fields. */
  readonly known?: CredentialData;
  readonly onAdded?: (credential: CredentialResponse, purpose: CredentialPurpose) => void;
  /** The element that gets the focus afterwards. */
  readonly opener: Opener;
  readonly onClose: () => void;
}

/** Asks what a credential is for, of which kind it is, and for its data; each only as far as that is not given. */
export function NewCredentialDialog({ kinds, known, onAdded, opener, onClose }: NewCredentialDialogProps) {
  const catalogue = useCredentialKinds();
  const [asked, setAsked] = useState<CredentialPurpose | null>(null);
  const [chosen, setChosen] = useState('');
  const purpose = kinds ? kinds[0]?.purpose : asked;
  const fitting = kinds ?? catalogue.data?.items.filter((kind) => kind.purpose === purpose);
  const only = kinds?.length === 1 ? kinds[0] : undefined;
  const kind = only ?? fitting?.find(({ id }) => id === chosen);
  return (
    <CredentialDialog
      opener={opener}
      onClose={onClose}
      title={only?.purpose === 'sender' ? `New credential for ${only.title}` : 'New credential'}
    >
      {!only && (
        <div className={classes.kind}>
          {!kinds && <PurposeChoice value={asked} onChange={setAsked} />}
          {!kinds && catalogue.error !== null && (
            <LoadFailure error={catalogue.error} onRetry={() => void catalogue.refetch()} />
          )}
          {purpose && (
            <KindSelect
              key={purpose}
              purpose={purpose}
              kinds={fitting}
              value={kind?.id ?? ''}
              onChange={setChosen}
              data-autofocus={kinds !== undefined || undefined}
            />
          )}
        </div>
      )}
      {kind && (
        <NewCredentialForm
          key={kind.id}
          kind={kind}
          known={known}
          onAdded={(credential) => onAdded?.(credential, kind.purpose)}
          onClose={onClose}
        />
      )}
    </CredentialDialog>
  );
}
