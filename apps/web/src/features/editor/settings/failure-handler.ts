/** The failure handler. The document stores one text: empty, the id of a workflow, or a URL. */
export type FailureHandler =
  | { readonly kind: 'none' }
  | { readonly kind: 'workflow'; readonly workflowId: string }
  | { readonly kind: 'address'; readonly url: string };

export function readFailureHandler(onFailure: string | null): FailureHandler {
  if (onFailure === null || onFailure === '') return { kind: 'none' };
  return /^https?:/i.test(onFailure)
    ? { kind: 'address', url: onFailure }
    : { kind: 'workflow', workflowId: onFailure };
}

/** The problem with a URL to call, or null. */
export function checkFailureUrl(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return 'Type a whole web address: https://chat.example.com/hook';
  return url.username || url.password ? 'An address with a password in it would be shown to everybody here' : null;
}
