import type { ReactNode } from 'react';
import { statusColor, statusWord, type StatusName } from './status-name.js';
import classes from './status.module.css';

interface StatusGlyphProps {
  of: StatusName;
  size?: number;
  /** Label for a glyph without a word beside it: read by screen readers and shown on hover. */
  alone?: boolean;
}

/** The glyph of a status in a 16 px box. Filled: finished. Ring: in progress, or intended. */
export function StatusGlyph({ of, size = 14, alone = false }: StatusGlyphProps) {
  const name = alone ? { role: 'img', 'aria-label': statusWord(of) } : { 'aria-hidden': true };
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className={of === 'running' ? `${classes.glyph} ${classes.turning}` : classes.glyph}
      style={{ color: statusColor(of) }}
      {...name}
    >
      {alone && <title>{statusWord(of)}</title>}
      {glyphs[of]}
    </svg>
  );
}

const stroke = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.75" />;
const notTaken = (
  <>
    <path d="M2 8h3m6 0h3" {...stroke} strokeWidth="1.6" />
    <circle cx="8" cy="8" r="2.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
  </>
);

const glyphs: Record<StatusName, ReactNode> = {
  queued: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.75" strokeDasharray="2.2 2.5" />,
  running: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2" opacity=".28" />
      <path d="M8 2a6 6 0 0 1 6 6" {...stroke} strokeWidth="2.2" />
    </>
  ),
  waiting: (
    <>
      {ring}
      <path d="M8 4.8V8l2.1 1.4" {...stroke} strokeWidth="1.6" />
    </>
  ),
  held: (
    <>
      {ring}
      <path d="M6.4 5.9v4.2M9.6 5.9v4.2" {...stroke} strokeWidth="1.8" />
    </>
  ),
  succeeded: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m5 8.2 2.1 2.1L11.1 6" {...stroke} stroke="var(--surface)" strokeWidth="1.8" />
    </>
  ),
  failed: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6" {...stroke} stroke="var(--surface)" strokeWidth="1.8" />
    </>
  ),
  filtered: (
    <>
      <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.75" />
      <path d="M5 6.2h6M6.3 8.4h3.4M7.5 10.5h1" {...stroke} strokeWidth="1.5" />
    </>
  ),
  cancelled: (
    <>
      {ring}
      <path d="m4 12 8-8" stroke="currentColor" strokeWidth="1.75" />
    </>
  ),
  'not-taken': notTaken,
  skipped: notTaken,
  run: (
    <>
      {ring}
      <path d="M5.2 8h5.4M8.6 6l2 2-2 2" {...stroke} strokeWidth="1.6" />
    </>
  ),
  captured: (
    <>
      {ring}
      <path
        d="M2.4 8.2h2.8c.3 1.5 1.4 2.4 2.8 2.4s2.5-.9 2.8-2.4h2.8A5.7 5.7 0 0 1 8 13.8a5.7 5.7 0 0 1-5.6-5.6Z"
        fill="currentColor"
      />
    </>
  ),
  duplicate: (
    <>
      <circle cx="6" cy="8" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M9.2 4A4.2 4.2 0 1 1 9.2 12" {...stroke} strokeWidth="1.6" />
    </>
  ),
  refused: (
    <>
      <path d="M5.1 1.2h5.8l3.9 3.9v5.8l-3.9 3.9H5.1l-3.9-3.9V5.1Z" fill="currentColor" />
      <path d="M4.9 8h6.2" stroke="var(--surface)" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
};
