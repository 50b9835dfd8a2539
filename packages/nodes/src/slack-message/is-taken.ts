import type { HttpResponse } from '@hookline/node-kit';

/**
 * Whether a message was taken. Slack says `ok`. Others that speak its language answer 200 with `{"success":true}`
 * (Rocket.Chat) or `{"ok":true}`, 204, or nothing at all (Slack's own workflow triggers). A 2xx that says
 * otherwise (`{"ok":false}`, a login page) was none.
 */
export function isTaken({ status }: Pick<HttpResponse, 'status'>, answer: string): boolean {
  if (status < 200 || status > 299) return false;
  return answer === '' || /^ok$/i.test(answer) || saysYes(answer);
}

function saysYes(answer: string): boolean {
  try {
    const said: unknown = JSON.parse(answer);
    if (typeof said !== 'object' || said === null || 'error' in said) return false;
    return ('ok' in said && said.ok === true) || ('success' in said && said.success === true);
  } catch {
    return false;
  }
}
