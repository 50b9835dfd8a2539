import classes from './add-menu.module.css';

interface MenuFootProps {
  readonly isWide: boolean;
  /** Asked by someone who does not find an app. */
  readonly onMissing: () => void;
}

/** The keys of the menu. */
export function MenuFoot({ isWide, onMissing }: MenuFootProps) {
  return (
    <div className={classes.foot}>
      <span className={classes.keys}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>→</kbd> {isWide ? 'open the app' : 'open'}
        </span>
        <span>
          <kbd>↵</kbd> add
        </span>
        {isWide && (
          <span>
            <kbd>Shift ↵</kbd> add and stay
          </span>
        )}
      </span>
      <button type="button" className={classes.missing} onClick={onMissing}>
        An app is not here?
      </button>
    </div>
  );
}
