import { ArrowUp } from 'lucide-react';
import { plural } from '../format.js';
import classes from './new-rows-pill.module.css';

interface NewRowsPillProps {
  count: number;
  /** `new run`. */
  one: string;
  onShow: () => void;
}

/** Offers to show new rows, instead of moving rows under the pointer. Its space is reserved while there are none. */
export function NewRowsPill({ count, one, onShow }: NewRowsPillProps) {
  return (
    <span role="status" aria-live="polite">
      {count > 0 && (
        <button type="button" className={classes.pill} onClick={onShow}>
          <ArrowUp size={13} aria-hidden />
          {plural(count, one)}
        </button>
      )}
    </span>
  );
}
