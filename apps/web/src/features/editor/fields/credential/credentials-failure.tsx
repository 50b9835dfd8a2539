import { useCredentialKinds, useCredentials } from '../../../credentials/index.js';
import { ProblemLine } from '../frame/field-frame.js';

/** Why there is nothing to choose among, with a way to try again. */
export function CredentialsFailure() {
  const list = useCredentials();
  const kinds = useCredentialKinds();
  const failed = [list, kinds].filter(({ isError }) => isError);
  if (failed.length === 0) return null;
  return (
    <ProblemLine
      severity="warning"
      message="The credentials could not be loaded."
      fix={{ label: 'Try again', apply: () => failed.forEach((query) => void query.refetch()) }}
    />
  );
}
