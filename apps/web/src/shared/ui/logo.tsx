/** A dot, a line and a hook with one barb. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d="M6.5 6.5v8.3a5.25 5.25 0 0 0 10.5 0V9.9l-3.9 3.5"
        fill="none"
        stroke="var(--line)"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="6.5" cy="4.4" r="3.1" fill="var(--live)" />
    </svg>
  );
}
