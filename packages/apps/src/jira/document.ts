/** Long texts in Jira are trees: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */

interface Paragraph {
  readonly type: 'paragraph';
  readonly content: readonly Inline[];
}

interface Inline {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly { readonly type: 'link'; readonly attrs: { readonly href: string } }[];
}

/** Plain text as a document: each line is a paragraph, and an address in it is a link. */
export const documentOf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: text.trim().split(/\r?\n/).map(paragraphOf),
});

function paragraphOf(line: string): Paragraph {
  return { type: 'paragraph', content: partsOf(line).map(inlineOf) };
}

/** Words that are addresses, and the text between them. */
function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  let isText = false;
  for (const word of line.split(/(\s+)/)) {
    const isLink = isAddress(word);
    if (isText && !isLink) parts.push((parts.pop() ?? '') + word);
    else parts.push(word);
    isText = !isLink;
  }
  return parts.filter((part) => part !== '');
}

const inlineOf = (text: string): Inline =>
  isAddress(text) ? { type: 'text', text, marks: [{ type: 'link', attrs: { href: text } }] } : { type: 'text', text };

const isAddress = (word: string): boolean => /^https?:\/\/[^\s/]/i.test(word) && URL.canParse(word);
