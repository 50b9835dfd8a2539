import type { GraphNode } from '@hookline/domain';
import { describeFields } from '@hookline/node-kit';
import { Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { Play } from 'lucide-react';
import { findDefinition } from '../../../../../shared/nodes/index.js';
import { FieldForm } from '../../../fields/field-form.js';
import { FieldProvider } from '../../../fields/frame/field-context.js';
import { useFieldContext } from '../../../fields/frame/use-field-context.js';
import { useStartTest } from '../../../session/use-start-test.js';
import { useWorkflow } from '../../../session/use-workflow.js';
import { Dock } from '../../dock.js';
import { PanelHead } from '../../panel/panel-head.js';
import { NextTimes } from './next-times.js';
import { RuleList } from './rule-list.js';
import dock from '../../dock.module.css';
import classes from './schedule.module.css';

const WIDE = 720;

/** A trigger that starts runs at times: its rules, and when they come next. */
export function SchedulePanel({ node }: { readonly node: GraphNode }) {
  const context = useFieldContext(node);
  const startTest = useStartTest();
  const liveNote = useLiveNote();
  const { ref, width } = useElementSize();
  const definition = findDefinition(node.type);
  const fields = definition ? describeFields(definition).filter(({ name }) => name !== 'rules') : [];
  const paneClass = `${dock.pane} ${width < WIDE ? '' : dock.scroll}`;
  return (
    <FieldProvider value={context}>
      <Dock label={`Trigger ${node.name}`}>
        <PanelHead
          node={node}
          actions={
            <Button
              size="xs"
              leftSection={<Play size={14} />}
              loading={startTest.isPending}
              onClick={() => startTest.mutate({ untilNodeId: null, showRun: true })}
            >
              Test the draft
            </Button>
          }
        />
        <div ref={ref} className={`${classes.columns} ${dock.grow}`} data-narrow={width < WIDE || undefined}>
          <div className={paneClass}>
            <div className={classes.settings}>
              <RuleList rules={node.config['rules']} />
              <FieldForm fields={fields} values={node.config} />
            </div>
          </div>
          <div className={paneClass} data-inset>
            <div className={dock.paneHead}>
              <span className={dock.paneTitle}>Next times</span>
            </div>
            <NextTimes node={node}>
              <p className={dock.hint}>{liveNote}</p>
            </NextTimes>
          </div>
        </div>
      </Dock>
    </FieldProvider>
  );
}

/** What has to be done for the times to count. */
function useLiveNote(): string {
  const workflow = useWorkflow();
  if (!workflow?.published) return 'Nothing runs yet: publish the workflow, and it does.';
  if (workflow.paused) return 'The workflow is paused. Once you resume it, it goes on with the next time.';
  return workflow.draftChanges === 0
    ? 'These times are live.'
    : 'These are the times of the draft. They count once you publish it.';
}
