import type { ProviderResponse } from '@hookline/contracts';
import { ExternalLink } from 'lucide-react';
import classes from './where-to-find.module.css';

/** Where the provider shows its secret, with a link to its documentation. */
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

/** An external link without a referrer. Some titles name a signing scheme rather than a provider. */
const DocsLink = ({ provider: { title, setUp } }: { readonly provider: ProviderResponse }) => (
  <a className={classes.docs} href={setUp.docs} target="_blank" rel="noopener noreferrer">
    More about {title}
    <ExternalLink size={13} aria-label="(opens in a new tab)" />
  </a>
);
