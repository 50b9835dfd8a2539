import { Fragment, useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import classes from './code-view.module.css';
import { jsonTokens } from './json-tokens.js';

const LINE_CAP = 400;

interface CodeViewProps {
  text: string;
  /** Highlights JSON; other text stays plain. */
  json?: boolean;
  numbered?: boolean;
  label: string;
}

/** Text with line numbers; long text is shown in parts, so that a large body does not freeze the page. */
export function CodeView({ text, json = false, numbered = false, label }: CodeViewProps) {
  const [cap, setCap] = useState(LINE_CAP);
  const lines = useMemo(() => text.split('\n'), [text]);
  return (
    <div className={classes.view}>
      <pre className={classes.code} role="region" aria-label={label} tabIndex={0}>
        {lines.slice(0, cap).map((line, index) => (
          // Lines have no id and never move.
          <Fragment key={index}>
            {numbered && (
              <span className={classes.lineNumber} aria-hidden="true">
                {index + 1}
              </span>
            )}
            {json ? <JsonLine line={line} /> : line}
            {'\n'}
          </Fragment>
        ))}
      </pre>
      {lines.length > cap && (
        <Button size="xs" onClick={() => setCap(cap + 10 * LINE_CAP)}>
          Show more of {lines.length} lines
        </Button>
      )}
    </div>
  );
}

/** A value as indented, coloured JSON. */
export function JsonView({ value, label, numbered = false }: { value: unknown; label: string; numbered?: boolean }) {
  const text = useMemo(() => JSON.stringify(value, null, 2) ?? 'No value', [value]);
  return <CodeView text={text} json numbered={numbered} label={label} />;
}

function JsonLine({ line }: { line: string }) {
  return jsonTokens(line).map((token, index) => (
    <span key={index} className={classes[token.kind]}>
      {token.text}
    </span>
  ));
}
