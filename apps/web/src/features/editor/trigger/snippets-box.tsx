import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CodeView, CopyButton } from '../../../shared/ui/index.js';
import { SNIPPET_LANGUAGES, writeSnippet } from './snippets.js';
import type { SnippetLanguage, SnippetRequest } from './snippets.js';
import classes from './trigger.module.css';

/** The test event as a command to try elsewhere. */
export function Snippets(request: SnippetRequest) {
  const [language, setLanguage] = useState<SnippetLanguage>('cURL');
  const text = writeSnippet(language, request);
  return (
    <div className={classes.field}>
      <div className={classes.label}>
        Or try it from elsewhere
        <span className={classes.grow} />
        <SegmentedControl
          aria-label="Language of the example"
          data={[...SNIPPET_LANGUAGES]}
          value={language}
          onChange={(next) => setLanguage(SNIPPET_LANGUAGES.find((known) => known === next) ?? 'cURL')}
        />
      </div>
      <div className={classes.terminal}>
        <CodeView text={text} label={`${language} example`} />
        <CopyButton size="compact-xs" value={text} aria-label={`Copy the ${language} example`} />
      </div>
    </div>
  );
}
