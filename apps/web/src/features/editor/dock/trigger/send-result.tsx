import { ApiError } from '../../../../shared/api/index.js';
import { formatDuration } from '../../../../shared/ui/index.js';
import type { SendAnswer } from './use-send-test-event.js';
import classes from './trigger.module.css';

interface SendResultProps {
  readonly result: SendAnswer | undefined;
  readonly error: Error | null;
}

/** The response to the test event. */
export function SendResult({ result, error }: SendResultProps) {
  if (error) {
    return (
      <div className={classes.answer} role="status">
        The test event was not sent. {error instanceof ApiError ? error.detail : UNREACHABLE}
      </div>
    );
  }
  if (!result) return null;
  return (
    <div className={classes.answer} role="status">
      <div className={classes.facts}>
        <span>
          The sender got <b>{result.status}</b>
          {result.status < 300 ? '. Stored before we answered.' : '.'}
        </span>
        <time>{formatDuration(result.tookMs)}</time>
      </div>
      {result.body !== '' && <pre>{result.body}</pre>}
    </div>
  );
}

const UNREACHABLE = 'The server cannot be reached. Check that it runs, then send again.';
