import { Check, CloudOff, LoaderCircle } from 'lucide-react';
import { formatRelative, useNow } from '../../../shared/ui/index.js';
import type { SaveState } from '../model/saving/autosave.js';
import { useScreen } from '../session/session-context.js';
import classes from './top-bar.module.css';

/** `Draft saved 3 s ago`. */
export function SaveLine() {
  const save = useScreen((state) => state.save);
  const now = useNow();
  const failed = save.kind === 'failed' || save.kind === 'conflict';
  const Icon = failed ? CloudOff : save.kind === 'saved' ? Check : LoaderCircle;
  const words = wordsFor(save, now);
  return (
    <div className={classes.save} data-failed={failed || undefined} title={words}>
      <Icon size={14} aria-hidden />
      <span>{words}</span>
    </div>
  );
}

function wordsFor(save: SaveState, now: number): string {
  switch (save.kind) {
    case 'saved':
      return save.at === null ? 'Draft saved' : `Draft saved ${formatRelative(new Date(save.at).toISOString(), now)}`;
    case 'pending':
    case 'saving':
      return 'Saving…';
    case 'failed':
      return `Not saved: ${save.message}`;
    case 'conflict':
      return 'Not saved: someone else saved';
  }
}
