import type { MarkGround, NodeApp } from '@hookline/node-kit';

/** The drawings that letters stand on, in a square of 24. */
const GROUNDS: Readonly<Record<MarkGround, string>> = {
  0: 'M0 0h5.5v24H0z',
  1: 'M24 24V0L0 0z',
  2: 'M0 18.5h24V24H0z',
  3: 'M0 24 24 0v24z',
  4: 'M0 0h24v5H0z',
  5: 'M18.5 0H24v24h-5.5z',
  6: 'M0 0h12v12H0zM12 12h12v12H12z',
  7: 'M0 15h9v9H0z',
  8: 'M15 0h9v9h-9z',
  9: 'M12 1.5 22.5 12 12 22.5 1.5 12z',
};

/** An app as a flag of ours in one colour: two letters on its ground. It fills the tile around it. */
export function AppMark({ app }: { readonly app: Pick<NodeApp, 'mark' | 'ground'> }) {
  return (
    <svg viewBox="0 0 24 24" width="100%" height="100%" fill="currentColor" aria-hidden>
      <path d={GROUNDS[app.ground]} opacity={0.15} />
      <text x={12} y={16} textAnchor="middle" fontSize={10.5} fontWeight={650} letterSpacing={-0.3}>
        {app.mark}
      </text>
    </svg>
  );
}
