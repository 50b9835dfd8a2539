import type { GraphNode } from '@hookline/domain';
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CodeView, CopyButton } from '../../../../../shared/ui/index.js';
import { compactJson } from '../payload/json-text.js';
import type { TestRequest } from '../payload/test-request.js';
import type { ProviderChoice } from '../use-provider-choice.js';
import { SNIPPET_LANGUAGES, writeSnippet } from './snippets.js';
import type { SnippetLanguage } from './snippets.js';
import { useSignedExample } from './use-signed-example.js';
import classes from '../trigger.module.css';

interface SnippetsProps {
  readonly node: GraphNode;
  readonly choice: ProviderChoice;
  readonly request: TestRequest;
}

/** The test event as code snippets, signed where Hookline can sign. */
export function Snippets({ node, choice, request }: SnippetsProps) {
  const [language, setLanguage] = useState<SnippetLanguage>('cURL');
  const short = useMemo(() => ({ ...request, body: compactJson(request.body) }), [request]);
  const example = useSignedExample(node, choice, short);
  const text = writeSnippet(language, example.request);
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
      {example.isSigned && <p className={classes.help}>{text.includes('$TOKEN') ? FILL_IN : SIGNED}</p>}
    </div>
  );
}

const SIGNED = 'It is signed for you just now. Many senders’ signatures are good for 5 minutes.';
const FILL_IN =
  'Put the token or password of this trigger in the place of $TOKEN: Hookline does not give it out again.';
