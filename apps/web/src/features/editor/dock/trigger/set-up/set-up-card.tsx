import type { ProviderResponse } from '@hookline/contracts';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { CopyButton } from '../../../../../shared/ui/index.js';
import { WhereToFind } from '../../../../credentials/index.js';
import classes from './set-up-card.module.css';

interface SetUpCardProps {
  readonly provider: ProviderResponse;
  /** Undefined until the draft with this trigger has been saved. */
  readonly url: string | undefined;
  /** Collapses the steps once events arrive. */
  readonly isDone: boolean;
}

/** The set-up instructions for the sender's side. */
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
            {setUp.steps.map((step, index) => (
              <li key={step}>
                <span className={classes.number} aria-hidden>
                  {index + 1}
                </span>
                <span>{step}</span>
                {url !== undefined && index === withUrl && (
                  <CopyButton size="xs" value={url} aria-label={`Copy the trigger URL for ${title}`} />
                )}
              </li>
            ))}
          </ol>
          <WhereToFind kind={provider} />
        </>
      )}
    </section>
  );
}

/** The index of the step at which the trigger URL is pasted: the first that names it. -1 when none does. */
export const stepWithUrl = (steps: readonly string[]): number =>
  steps.findIndex((step) => /\btrigger URL\b/i.test(step));
