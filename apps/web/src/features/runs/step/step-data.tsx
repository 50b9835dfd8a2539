import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CopyButton, DataTree, JsonView } from '../../../shared/ui/index.js';
import classes from './step-detail.module.css';

interface StepDataProps {
  value: unknown;
  root: string;
  label: string;
  /** The text shown without a value. */
  none: string;
}

/** The input or output of a step, as a tree or as text. */
export function StepData({ value, root, label, none }: StepDataProps) {
  const [view, setView] = useState('tree');
  if (value === undefined || value === null) return <p className={classes.none}>{none}</p>;
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={`${label} as`}
          value={view}
          onChange={setView}
          data={[
            { value: 'tree', label: 'Tree' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        <CopyButton size="compact-xs" variant="subtle" value={() => JSON.stringify(value, null, 2)} />
      </div>
      <div className={classes.well}>
        {view === 'tree' ? (
          <DataTree value={value} root={root} label={label} />
        ) : (
          <div className={classes.json}>
            <JsonView value={value} label={label} />
          </div>
        )}
      </div>
    </>
  );
}
