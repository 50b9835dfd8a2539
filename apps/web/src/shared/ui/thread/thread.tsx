import type { StepStatus } from '@hookline/domain';
import { statusColor, statusWord } from '../../status/index.js';
import { foldThread, threadSentence, type Knot, type ThreadStep } from './thread-knots.js';

const GAP = 14;

/** A run as one line with a knot per step. Filled: succeeded. Cross: failed. Ring: on the way. Small: not taken. */
export function Thread({ steps }: { steps: readonly ThreadStep[] }) {
  const knots = foldThread(steps);
  if (knots.length === 0) return null;
  const width = knots.length * GAP;
  const sentence = threadSentence(steps, statusWord);
  return (
    <svg width={width} height="16" viewBox={`0 0 ${width} 16`} role="img" aria-label={`Steps: ${sentence}`}>
      <title>{sentence}</title>
      {knots.map((knot, index) => (
        <g key={knot.kind === 'step' ? knot.step.nodeId : 'more'} transform={`translate(${index * GAP + 7} 8)`}>
          {index > 0 && <path d="M-10.4 0h6.8" stroke={lineColor(knot)} strokeWidth="1.5" />}
          {knot.kind === 'step' ? <StepKnot status={knot.step.status} /> : <MoreKnot count={knot.count} />}
        </g>
      ))}
    </svg>
  );
}

function StepKnot({ status }: { status: StepStatus }) {
  const color = statusColor(status);
  switch (status) {
    case 'succeeded':
      return <circle r="3.6" fill={color} />;
    case 'failed':
      return <path d="m-3 -3 6 6m0-6-6 6" stroke={color} strokeWidth="2.2" strokeLinecap="round" />;
    case 'not-taken':
    case 'skipped':
      return <circle r="2.2" fill="var(--surface)" stroke="var(--border-ui)" strokeWidth="1.75" />;
    case 'queued':
      return <circle r="2.2" fill="var(--surface)" stroke="var(--border-strong)" strokeWidth="1.75" />;
    case 'running':
    case 'waiting':
    case 'held':
    case 'filtered':
    case 'cancelled':
      return <circle r="3" fill="var(--surface)" stroke={color} strokeWidth="1.75" />;
  }
}

function MoreKnot({ count }: { count: number }) {
  return (
    <text textAnchor="middle" dy="3.5" fontSize="9" fontWeight="600" fill="var(--text-3)">
      +{count}
    </text>
  );
}

const lineColor = (knot: Knot): string =>
  knot.kind === 'step' &&
  (knot.step.status === 'not-taken' || knot.step.status === 'skipped' || knot.step.status === 'queued')
    ? 'var(--border-strong)'
    : 'var(--border-ui)';
