import type { CredentialResponse, CredentialTestResponse } from '@hookline/contracts';
import { Button } from '@mantine/core';
import { PlugZap } from 'lucide-react';
import { errorSentence } from '../../../../shared/api/index.js';
import { StatusGlyph } from '../../../../shared/status/index.js';
import { useNow } from '../../../../shared/ui/index.js';
import { credentialState, useTestCredential } from '../../../credentials/index.js';
import { ProblemLine } from '../frame/field-frame.js';
import { listed } from './step-warnings.js';
import classes from './step-credential-field.module.css';

/** Where the chosen credential goes, and a test of it. */
export function ChosenCredential({ credential }: { readonly credential: CredentialResponse }) {
  const test = useTestCredential(credential);
  const { account, hosts } = credential;
  const state = credentialState(credential, useNow());
  const facts = [account, hosts.length > 0 && `Only sent to ${listed(hosts)}`, state.is === 'works' && state.words];
  return (
    <>
      <div className={classes.facts}>
        <p className={classes.note}>{facts.filter(Boolean).join(' · ')}</p>
        <Button
          size="xs"
          flex="none"
          leftSection={<PlugZap size={14} />}
          loading={test.isPending}
          aria-label={`Test ${credential.name}`}
          onClick={() => test.mutate()}
        >
          Test
        </Button>
      </div>
      <div role="status">
        {test.isSuccess && <TestResult credential={credential} result={test.data} />}
        {test.isError && <ProblemLine severity="warning" message={errorSentence(test.error)} />}
      </div>
    </>
  );
}

interface TestResultProps {
  readonly credential: CredentialResponse;
  readonly result: CredentialTestResponse;
}

/** A refusal is a warning of the field from then on, which says the same. */
function TestResult({ credential, result: { outcome, message } }: TestResultProps) {
  if (outcome === 'refused' && credential.refused) return null;
  if (outcome === 'refused' || outcome === 'failed') return <ProblemLine severity="warning" message={message} />;
  return (
    <p className={classes.result}>
      {outcome === 'works' && <StatusGlyph of="succeeded" size={13} />}
      {message}
    </p>
  );
}
