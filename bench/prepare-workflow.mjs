const OWNER = { name: 'Bench', email: 'bench@example.com', password: 'a password for the bench' };

/** @returns the cookie of a new session of the owner that `prepareWorkflow` set up. */
export async function signIn(url) {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: OWNER.email, password: OWNER.password }),
  });
  if (!answer.ok) throw new Error(`The log-in gave ${answer.status}`);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

/** Sets up an owner and publishes webhook -> transform -> filter -> HTTP request. @returns the trigger URL. */
export async function prepareWorkflow(url, receiver) {
  const call = async (path, body, cookie = '') => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} gave ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const cookie = (await call('/setup', OWNER)).headers.getSetCookie()[0].split(';')[0];
  const workflow = await (await call('/workflows', { name: 'Bench', graph: graph(receiver) }, cookie)).json();
  await call(`/workflows/${workflow.id}/publish`, {}, cookie);
  return workflow.triggers[0].url;
}

const graph = (receiver) => ({
  schema: 1,
  nodes: [
    node('n0', 'webhook', {}),
    node('n1', 'transform', {
      mode: 'fields',
      keep: 'none',
      fields: [
        { name: 'orderId', value: '{{ trigger.body.order.id }}' },
        { name: 'total', value: '{{ trigger.body.order.total }}' },
        { name: 'text', value: 'Order {{ trigger.body.order.id }} for {{ trigger.body.customer.name }}' },
      ],
    }),
    node('n2', 'filter', {
      conditions: { combinator: 'and', rules: [{ left: '{{ input.total }}', operator: 'greater-than', right: '10' }] },
    }),
    node('n3', 'http-request', {
      method: 'POST',
      url: `${receiver}/echo`,
      body: { type: 'json', value: '{{ input }}' },
    }),
  ],
  edges: [1, 2, 3].map((n) => ({ id: `e${n}`, source: `n${n - 1}`, sourcePort: 'out', target: `n${n}` })),
});

const node = (id, type, config) => ({ id, key: id, type, name: type, position: { x: 0, y: 0 }, config });
