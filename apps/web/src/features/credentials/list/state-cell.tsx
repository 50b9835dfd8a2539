import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { Lock, RefreshCw, TriangleAlert } from 'lucide-react';
import { StatusGlyph } from '../../../shared/status/index.js';
import { useNow } from '../../../shared/ui/index.js';
import { ActionButton } from '../action-button.js';
import { useIsBeingTested } from '../use-test-credential.js';
import { credentialState } from './credential-state.js';
import type { CredentialState } from './credential-state.js';
import classes from './state-cell.module.css';

interface StateCellProps {
  readonly credential: CredentialResponse;
  readonly kind: CredentialKindResponse | undefined;
}

/** How a credential is, and the button for what it needs. */
export function StateCell({ credential, kind }: StateCellProps) {
  const isBeingTested = useIsBeingTested(credential.id);
  const state = credentialState(credential, useNow());
  return (
    <div className={classes.cell}>
      <div className={classes.words} data-is={state.is}>
        <span className={classes.state}>
          {isBeingTested ? <StatusGlyph of="running" /> : <StateGlyph of={state.is} />}
          {isBeingTested ? 'Being tested' : state.words}
        </span>
        {state.detail !== null && <span className={classes.detail}>{state.detail}</span>}
      </div>
      {kind && (state.is === 'locked' || state.is === 'refused') && (
        <ActionButton
          action="replace"
          credential={credential}
          kind={kind}
          aria-label={`Enter again: ${credential.name}`}
        >
          Enter again
        </ActionButton>
      )}
      {state.is === 'unused' && (
        <ActionButton
          action="delete"
          credential={credential}
          kind={kind}
          variant="subtle"
          c="var(--failed)"
          aria-label={`Delete ${credential.name}`}
        >
          Delete
        </ActionButton>
      )}
    </div>
  );
}

function StateGlyph({ of }: { readonly of: CredentialState['is'] }) {
  switch (of) {
    case 'locked':
      return <Lock size={14} aria-hidden />;
    case 'refused':
      return <TriangleAlert size={14} aria-hidden />;
    case 'rotating':
      return <RefreshCw size={14} aria-hidden />;
    case 'works':
      return <StatusGlyph of="succeeded" />;
    case 'unused':
    case 'used':
      return null;
  }
}
