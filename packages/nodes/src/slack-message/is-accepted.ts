import type { HttpResponse } from '@hookline/node-kit';

/**
 * Whether the receiver accepted the message. Slack responds `ok`. Compatible servers respond with `{"success":true}`
 * (Rocket.Chat), `{"ok":true}`, 204, or an empty body (Slack's workflow triggers). A 2xx with any other body (`{"ok":false}`, a
 * login page) is a failure.
 */
export function isAccepted({ status }: Pick<HttpResponse, 'status'>, body: string): boolean {
  if (status < 200 || status > 299) return false;
  return body === '' || /^ok$/i.test(body) || confirmsInJson(body);
}

function confirmsInJson(body: string): boolean {
  try {
    const said: unknown = JSON.parse(body);
    if (typeof said !== 'object' || said === null || 'error' in said) return false;
    return ('ok' in said && said.ok === true) || ('success' in said && said.success === true);
  } catch {
    return false;
  }
}
