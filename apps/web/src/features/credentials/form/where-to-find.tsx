import type { CredentialKindResponse } from '@hookline/contracts';
import { ExternalLink } from 'lucide-react';
import classes from './where-to-find.module.css';

interface WhereToFindProps {
  /** A kind of credential, or the sender whose kind it is. */
  readonly kind: Pick<CredentialKindResponse, 'title' | 'fields' | 'setUp'>;
}

/** Where a service shows its secret, with a link to its documentation. */
export function WhereToFind({ kind }: WhereToFindProps) {
  const { secret } = kind.setUp;
  const what = kind.fields.some((field) => field.secret) ? 'the secret' : 'it';
  return (
    <div className={classes.where}>
      {secret !== '' && (
        <p>
          <b>Where to find {what}.</b> {secret}
        </p>
      )}
      <DocsLink kind={kind} />
    </div>
  );
}

/** An external link without a referrer. Some titles name a signing scheme rather than a service. */
const DocsLink = ({ kind: { title, setUp } }: WhereToFindProps) => (
  <a className={classes.docs} href={setUp.docs} target="_blank" rel="noopener noreferrer">
    More about {title}
    <ExternalLink size={13} aria-label="(opens in a new tab)" />
  </a>
);
