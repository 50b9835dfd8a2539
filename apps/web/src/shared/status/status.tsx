import { StatusGlyph } from './status-glyph.js';
import { statusColor, statusSoftColor, statusWord, type StatusName } from './status-name.js';
import classes from './status.module.css';

interface StatusProps {
  of: StatusName;
  /** `plain` beside other text, `pill` on its own ground, `large` at the head of a page. */
  look?: 'plain' | 'pill' | 'large';
}

/** Glyph, word and colour of a status. The only component that knows status colours. */
export function Status({ of, look = 'plain' }: StatusProps) {
  return (
    <span
      className={classes.status}
      data-look={look}
      style={{ '--status': statusColor(of), '--status-soft': statusSoftColor(of) }}
    >
      <StatusGlyph of={of} size={look === 'large' ? 16 : 14} />
      {statusWord(of)}
    </span>
  );
}
