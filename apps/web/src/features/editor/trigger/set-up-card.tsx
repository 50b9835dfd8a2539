import type { ProviderResponse } from '@hookline/contracts';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { CopyButton } from '../../../shared/ui/index.js';
import { WhereToFind } from '../../credentials/index.js';
import { stepWithUrl } from './step-with-url.js';
import classes from './set-up-card.module.css';

interface SetUpCardProps {
  readonly provider: ProviderResponse;
  /** Undefined until the draft with this trigger has been saved. */
  readonly url: string | undefined;
  /** Its events come in already: the steps are folded away until asked for. */
  readonly isDone: boolean;
}

/** What to do on the sender's side, step by step. */
export function SetUpCard({ provider, url, isDone }: SetUpCardProps) {
  const { title, setUp } = provider;
  const [asked, setAsked] = useState<boolean | null>(null);
  const open = asked ?? !isDone;
  const id = useId();
  const withUrl = stepWithUrl(setUp.steps);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={classes.card} aria-labelledby={id}>
      <h3 className={classes.title}>
        <button id={id} type="button" aria-expanded={open} onClick={() => setAsked(!open)}>
          <Chevron size={14} aria-hidden />
          Set it up in {title}
        </button>
      </h3>
      {open && (
        <>
          <ol className={classes.steps}>
            {setUp.steps.map((step, place) => (
              <li key={step}>
                <span className={classes.number} aria-hidden>
                  {place + 1}
                </span>
                <span>{step}</span>
                {url !== undefined && place === withUrl && (
                  <CopyButton size="xs" value={url} aria-label={`Copy the trigger URL for ${title}`} />
                )}
              </li>
            ))}
          </ol>
          <WhereToFind provider={provider} />
        </>
      )}
    </section>
  );
}
