import { ShieldCheck } from 'lucide-react';
import { CopyButton } from '../../../shared/ui/index.js';
import classes from './trigger.module.css';

interface TriggerUrlProps {
  /** Undefined until the draft with this trigger has been saved. */
  readonly url: string | undefined;
  readonly method: string;
}

/** The address: the same for the draft and for every version, from the first second. */
export function TriggerUrl({ url, method }: TriggerUrlProps) {
  const key = url?.split('/').at(-1) ?? '';
  return (
    <div className={classes.field}>
      <div className={classes.label}>
        Trigger URL <span className={classes.quiet}>one address, for drafts and for live</span>
      </div>
      {url === undefined ? (
        <p className={classes.quiet}>The address appears as soon as the draft is saved.</p>
      ) : (
        <div className={classes.url}>
          <span className={classes.method}>{method}</span>
          <code className={classes.address} title={url}>
            {url.slice(0, url.length - key.length)}
            <b>{key}</b>
          </code>
          <CopyButton value={url} variant="filled" size="xs" aria-label="Copy the trigger URL" />
        </div>
      )}
      <p className={classes.help}>
        <ShieldCheck size={14} aria-hidden />
        <span>
          It works now. Events that come before you publish are kept as <b>captured</b>.
        </span>
      </p>
    </div>
  );
}
