import type { ProviderResponse } from '@hookline/contracts';
import { ExternalLink } from 'lucide-react';
import classes from './where-to-find.module.css';

/** Where a sender shows its secret, and its own page about it. */
export function WhereToFind({ provider }: { readonly provider: ProviderResponse }) {
  const { secret } = provider.setUp;
  const what = provider.fields.some((field) => field.secret) ? 'the secret' : 'it';
  return (
    <div className={classes.where}>
      {secret !== '' && (
        <p>
          <b>Where to find {what}.</b> {secret}
        </p>
      )}
      <DocsLink provider={provider} />
    </div>
  );
}

/** Leads away from Hookline, and tells the other side nothing of where from. Some titles are of a way to sign, not of a sender. */
const DocsLink = ({ provider: { title, setUp } }: { readonly provider: ProviderResponse }) => (
  <a className={classes.docs} href={setUp.docs} target="_blank" rel="noopener noreferrer">
    More about {title}
    <ExternalLink size={13} aria-label="(opens in a new tab)" />
  </a>
);
