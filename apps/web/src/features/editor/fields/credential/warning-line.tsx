import type { CredentialKindResponse, CredentialResponse } from '@hookline/contracts';
import { ActionButton } from '../../../credentials/index.js';
import { ProblemLine } from '../frame/field-frame.js';
import type { StepWarning } from './step-warnings.js';
import classes from './step-credential-field.module.css';

interface WarningLineProps {
  readonly warning: StepWarning;
  readonly credential: CredentialResponse | undefined;
  readonly kind: CredentialKindResponse | undefined;
}

/** Why a step would fail with its credential, and the way to enter it again where that helps. */
export const WarningLine = ({ warning, credential, kind }: WarningLineProps) => (
  <div className={classes.warning}>
    <ProblemLine severity="warning" message={warning.message} />
    {warning.enterAgain && credential && kind && (
      <ActionButton action="replace" size="compact-xs" credential={credential} kind={kind}>
        Enter again
      </ActionButton>
    )}
  </div>
);
