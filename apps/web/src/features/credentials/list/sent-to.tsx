import classes from './credential-table.module.css';

/** The first host, and how many more there are: all of them in the tooltip and for screen readers. */
export function SentTo({ hosts }: { readonly hosts: readonly string[] }) {
  const [first, ...others] = hosts;
  if (first === undefined) return null;
  return (
    <span title={hosts.join(', ')}>
      <span className={classes.host}>{first}</span>
      {others.length > 0 && (
        <>
          <span className={classes.more} aria-hidden>
            +{others.length}
          </span>
          <span className="visually-hidden">, {others.join(', ')}</span>
        </>
      )}
    </span>
  );
}
