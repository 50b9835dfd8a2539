import { useEffect, useState } from 'react';
import { formatDuration } from '../../ui/index.js';

const TICK_MS = 200;

/** Counts up while something runs. */
export function Elapsed({ since }: { readonly since: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{formatDuration(now - Date.parse(since))}</span>;
}
