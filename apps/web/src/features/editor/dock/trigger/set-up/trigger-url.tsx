import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { CopyButton } from '../../../../../shared/ui/index.js';
import { reachability, type Reach } from './reachability.js';
import classes from '../trigger.module.css';

interface TriggerUrlProps {
  /** Undefined until the draft with this trigger has been saved. */
  readonly url: string | undefined;
  readonly method: string;
}

/** The trigger URL: the same for the draft and every version. */
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
      {url !== undefined && <ReachNote reach={reachability(url)} />}
    </div>
  );
}

const WHO = {
  machine: 'Only programs on the machine that Hookline runs on can reach this address.',
  network: 'Only devices in the same network as Hookline can reach this address.',
};

/** Says who can reach the trigger URL, and how to change that. */
function ReachNote({ reach }: { readonly reach: Reach }) {
  const captured = (
    <>
      Events that come before you publish are kept as <b>captured</b>.
    </>
  );
  if (reach === 'public') {
    return (
      <p className={classes.help}>
        <ShieldCheck size={14} aria-hidden />
        <span>It works now. {captured}</span>
      </p>
    );
  }
  return (
    <p className={classes.help}>
      <TriangleAlert size={14} aria-hidden color="var(--held)" />
      <span>
        {WHO[reach]} For senders on the internet, start Hookline with <code>PUBLIC_URL</code> set to{' '}
        {reachability(location.origin) === 'public' ? <code>{location.origin}</code> : 'an address they can reach'}.{' '}
        {captured}
      </span>
    </p>
  );
}
