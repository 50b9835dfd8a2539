/** Query keys, from general to particular: invalidating a prefix invalidates everything below it. */
export const keys = {
  setup: ['setup'],
  me: ['me'],
  apiKeys: ['api-keys'],
  credentials: ['credentials'],
  credentialKinds: ['credential-kinds'],
  /** A mutation: whether a credential is being tested. */
  credentialTest: (id: string) => ['credential-test', id],
  providers: ['providers'],
  workflows: {
    all: ['workflows'],
    list: ['workflows', 'list'],
    one: (id: string) => ['workflows', 'one', id],
    versions: (id: string) => ['workflows', 'versions', id],
    version: (id: string, version: number) => ['workflows', 'versions', id, version],
    /** Not below `all`: it depends on the query, not on the workflow. */
    signed: (id: string, nodeId: string, what: object) => ['signed-requests', id, nodeId, what],
  },
  runs: {
    all: ['runs'],
    lists: ['runs', 'list'],
    list: (filter: object) => ['runs', 'list', filter],
    one: (id: string) => ['runs', 'one', id],
    /** Below the run, so that they are invalidated with it. */
    iterations: (id: string, page: object) => ['runs', 'one', id, 'iterations', page],
  },
  events: {
    all: ['events'],
    lists: ['events', 'list'],
    list: (filter: object) => ['events', 'list', filter],
    one: (id: string) => ['events', 'one', id],
  },
  replays: ['replays'],
  ledger: ['ledger'],
} as const;
