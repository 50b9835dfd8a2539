/** The drawing shown while a trigger listens. */
export function ListeningDrawing() {
  return (
    <svg viewBox="0 0 340 112" width="340" height="112" aria-hidden="true">
      <g fill="none" stroke="var(--line)" strokeLinecap="round">
        <path d="M26 8C60 44 108 58 168 62" strokeWidth="1.25" opacity=".55" />
        <ellipse cx="170" cy="84" rx="26" ry="6" opacity=".75" strokeWidth="1.5" />
        <ellipse cx="170" cy="84" rx="58" ry="13" opacity=".4" strokeWidth="1.25" />
        <ellipse cx="170" cy="84" rx="98" ry="21" opacity=".2" strokeWidth="1.25" />
        <path d="M170 88v10a7 7 0 0 0 14 0v-4l-4.6 4" opacity=".5" strokeWidth="1.5" />
      </g>
      <path d="M170 62v6" stroke="var(--text)" strokeWidth="2" strokeLinecap="round" />
      <path d="M161 78a9 9 0 0 1 18 0Z" fill="var(--live)" />
      <path d="M161 78a9 9 0 0 0 18 0Z" fill="var(--surface)" stroke="var(--line)" strokeWidth="1.25" />
    </svg>
  );
}
