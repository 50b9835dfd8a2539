import { CopyButton } from './copy-button.js';
import classes from './curl-line.module.css';

/** A command to run in a terminal, with its Copy button. */
export function CurlLine({ command }: { command: string }) {
  return (
    <div className={classes.line}>
      {/* Long commands scroll sideways, and a keyboard must be able to do that too. */}
      <code className={classes.command} tabIndex={0} role="region" aria-label="Command">
        {command}
      </code>
      <CopyButton value={command} size="xs" />
    </div>
  );
}
