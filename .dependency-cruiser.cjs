/** The shape of the codebase, as rules. Read with ARCHITECTURE.md, section "Who may import whom". */
const tests = ['\\.test\\.tsx?$', '^e2e/', '^bench/', '^proof/', '(^|/)test/', '(^|/)testing/'];
const builtins = { dependencyTypes: ['core'] };
const definitions = '^packages/nodes/src/(definitions\\.ts|[^/]+/definition\\.ts)$';
const executors = '^packages/nodes/src/(executors\\.ts|[^/]+/execute\\.ts)$';
const doors =
  '^packages/[^/]+/src/(index|definitions|executors|credentials|triggers|testing/index|json/index|xml/index|schedule/index)\\.ts$';
const library = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** `from` may import only what matches one of `allowed`; its tests are free. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { pathNot: allowed },
});

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-cycles',
      'A cycle means two files are really one, or a type sits in the wrong place.',
      {},
      { circular: true },
    ),
    {
      ...forbid(
        'no-folder-cycles',
        'Folders that import each other are one folder: move what both need below them. The domain has rules for its layers,' +
          ' because its tests draw documents with its own edits.',
        { path: '^(apps|bench|packages|proof|testing|scripts)/', pathNot: '^packages/domain/' },
        { circular: true },
      ),
      scope: 'folder',
    },
    forbid('no-unresolvable', 'A misspelt path, or a package missing in package.json.', {}, { couldNotResolve: true }),
    forbid(
      'no-undeclared-package',
      'What a package imports stands in its own package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'production-uses-no-dev-dependency',
      'It would be missing in the container.',
      { path: '^(packages/[^/]+|apps/server)/src/', pathNot: tests },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: library('@types/[^/]+') },
    ),

    only(
      'domain-is-pure',
      'The domain knows no framework, no I/O and no node type: only zod.',
      '^packages/domain/src/',
      ['^packages/domain/src/', library('zod')],
    ),
    ...Object.entries({
      workflow: '',
      graph: 'workflow',
      validation: 'graph|workflow',
      edits: 'graph|validation|workflow',
      run: 'graph|workflow',
    }).map(([layer, below]) =>
      only(
        `domain-${layer}`,
        'The domain has layers: what the document is, its graph, what is wrong with it; on them its edits and its runs.',
        `^packages/domain/src/${layer}/`,
        [`^packages/domain/src/(${below || layer}|${layer})/`, library('zod')],
      ),
    ),
    only(
      'expressions-stand-alone',
      'The same code runs in server and browser: JSONata, a linear-time regex engine, readers of JSON and XML.',
      '^packages/expressions/src/',
      ['^packages/expressions/src/', '^packages/http-message/src/(json|xml)/index\\.ts$', library('jsonata', 're2js')],
    ),
    only(
      'http-message-is-pure',
      'Bytes and headers to values: zlib to unpack, a parser of XML, and nothing that knows what a message is about.',
      '^packages/http-message/src/',
      ['^packages/http-message/src/', library('saxes'), '^(node:)?zlib$'],
    ),
    forbid(
      'json-is-browser-safe',
      'The editor reads JSON as the server does.',
      { path: '^packages/http-message/src/json/', pathNot: tests },
      { pathNot: '^packages/http-message/src/json/' },
    ),
    forbid(
      'xml-is-browser-safe',
      'The editor reads XML as the server does.',
      { path: '^packages/http-message/src/xml/', pathNot: tests },
      { pathNot: ['^packages/http-message/src/xml/', library('saxes')] },
    ),
    only(
      'node-kit-stays-small',
      'Node authors depend on it: the domain, expressions and zod.',
      '^packages/node-kit/src/',
      ['^packages/(node-kit|domain|expressions)/src/', library('zod')],
    ),
    only(
      'contracts-know-only-the-domain',
      'The wire format does not depend on how nodes are built.',
      '^packages/contracts/src/',
      ['^packages/(contracts|domain)/src/', library('zod')],
    ),
    only(
      'credentials-are-pure',
      'A kind of credential is a form and a function of request and secret.',
      '^packages/credentials/src/',
      ['^packages/credentials/src/', library('zod', 'aws4fetch')],
    ),
    only(
      'apps-are-data',
      'An app says what is sent and what an answer means: the kits, a reader of HTTP messages, zod.',
      '^packages/apps/src/',
      [
        '^packages/apps/src/',
        '^packages/(credentials|http-message|node-kit)/src/index\\.ts$',
        '^packages/http-message/src/json/index\\.ts$',
        library('zod'),
      ],
    ),
    forbid(
      'apps-do-not-know-each-other',
      'Copy three lines, or move them to kit.',
      { path: '^packages/apps/src/([^/]+)/', pathNot: tests },
      { path: '^packages/apps/src/[^/]+/', pathNot: ['^packages/apps/src/$1/', '^packages/apps/src/kit/'] },
    ),
    forbid(
      'app-definitions-reach-no-executor',
      'The editor bundles definitions: what reads answers stays on the server.',
      { path: '^packages/apps/src/definitions\\.ts$' },
      { path: '^packages/apps/src/(executors|kit/execute-action)\\.ts$', reachable: true },
    ),
    only(
      'providers-are-pure',
      'A provider is a function of bytes, headers, secret and now.',
      '^packages/providers/src/',
      [
        '^packages/providers/src/',
        '^packages/(credentials|http-message)/src/index\\.ts$',
        library('zod', 'jose'),
        '^(node:)?(crypto|zlib)$',
      ],
    ),
    forbid(
      'providers-do-not-know-each-other',
      'Copy three lines, or move them to kit.',
      { path: '^packages/providers/src/([^/]+)/', pathNot: tests },
      {
        path: '^packages/providers/src/[^/]+/',
        pathNot: ['^packages/providers/src/$1/', '^packages/providers/src/kit/'],
      },
    ),
    forbid(
      'nodes-do-not-know-each-other',
      'Copy three lines, or move them to node-kit.',
      { path: '^packages/nodes/src/([^/]+)/' },
      { path: '^packages/nodes/src/[^/]+/', pathNot: '^packages/nodes/src/$1/' },
    ),
    forbid(
      'nodes-stand-on-node-kit',
      'The kit is the contract, beside it only the reader of HTTP messages: a node that needs the domain or the server asks the kit.',
      { path: '^packages/nodes/src/', pathNot: tests },
      { path: ['^(packages/(domain|expressions|contracts|providers)|apps)/', '^@hookline/(?!node-kit|http-message)'] },
    ),
    forbid(
      'definitions-are-browser-safe',
      'The editor bundles definitions: no executor, no SDK.',
      { path: definitions },
      { pathNot: [definitions, '^packages/nodes/src/[^/]+/', '^packages/node-kit/src/', library('zod')] },
    ),
    forbid(
      'definitions-reach-no-executor',
      'The editor bundles definitions.',
      { path: definitions },
      { path: executors, reachable: true },
    ),
    forbid(
      'nodes-use-no-builtin',
      'A node reaches the world through its context only, so it can be tested, limited and cancelled.',
      { path: '^packages/nodes/src/', pathNot: tests },
      builtins,
    ),

    forbid(
      'packages-never-import-apps',
      'Dependencies point inwards.',
      { path: '^packages/' },
      { path: '^(apps|e2e|bench|proof|scripts)/' },
    ),
    forbid(
      'apps-never-import-each-other',
      'They meet over HTTP, described in contracts.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/[^/]+/', pathNot: '^apps/$1/' },
    ),
    forbid(
      'packages-meet-at-their-door',
      'Use the package exports, never its files.',
      { path: '^((?:apps|packages)/[^/]+)/' },
      { path: '^packages/[^/]+/src/', pathNot: ['^$1/', doors] },
    ),

    forbid(
      'platform-knows-no-feature',
      'Plumbing carries water for everyone and drinks none.',
      { path: '^apps/server/src/platform/', pathNot: tests },
      { path: '^apps/server/src/modules/' },
    ),
    forbid(
      'platform-uses-few-packages',
      'What the wire, a message and an HTTP client look like; not what a workflow, a node or a sender is.',
      { path: '^apps/server/src/platform/', pathNot: tests },
      { path: '^packages/', pathNot: '^packages/(contracts|http-message|node-kit)/' },
    ),
    forbid(
      'server-modules-meet-at-their-door',
      'Import another module through its index.ts only.',
      { path: '^apps/server/src/modules/([^/]+)/', pathNot: tests },
      {
        path: '^apps/server/src/modules/[^/]+/',
        pathNot: ['^apps/server/src/modules/$1/', '^apps/server/src/modules/[^/]+/index\\.ts$'],
      },
    ),
    forbid(
      'no-module-imports-its-own-door',
      'Inside, import the file that holds it.',
      { path: '^apps/server/src/modules/([^/]+)/', pathNot: tests },
      { path: '^apps/server/src/modules/$1/index\\.ts$' },
    ),

    forbid(
      'web-never-reaches-executors',
      'Transitively too: nothing server-only enters the bundle.',
      { path: '^apps/web/src/' },
      { path: executors, reachable: true },
    ),
    forbid(
      'web-uses-no-builtin',
      'A Node built-in would break the browser bundle.',
      { path: '^apps/web/src/', pathNot: tests },
      builtins,
    ),
    forbid(
      'web-features-meet-at-their-door',
      'Import another feature through its index.ts only.',
      { path: '^apps/web/src/features/([^/]+)/' },
      {
        path: '^apps/web/src/features/[^/]+/',
        pathNot: ['^apps/web/src/features/$1/', '^apps/web/src/features/[^/]+/index\\.ts$'],
      },
    ),
    forbid(
      'web-shared-knows-no-feature',
      'shared <- features <- app.',
      { path: '^apps/web/src/shared/' },
      { path: '^apps/web/src/(features|app)/' },
    ),
    forbid(
      'web-features-know-no-app',
      'shared <- features <- app.',
      { path: '^apps/web/src/features/' },
      { path: '^apps/web/src/app/' },
    ),

    forbid(
      'production-imports-no-test',
      'Test code never ships.',
      { pathNot: [...tests, '^vitest\\.config\\.ts$'] },
      { path: ['\\.test\\.tsx?$', '(^|/)test/', '^(packages|apps)/[^/]+/src/testing/'] },
    ),
    forbid(
      'testing-is-for-tests',
      'What tests, e2e, proof and bench run on: no product and no script has a use for it.',
      { pathNot: tests },
      { path: '^testing/' },
    ),
    forbid(
      'testing-meets-at-its-door',
      'Import @hookline/testing, never its files.',
      { pathNot: '^testing/' },
      { path: '^testing/src/', pathNot: '^testing/src/index\\.ts$' },
    ),
    forbid(
      'testing-knows-no-subject',
      'It starts what it is told to start: what only one of its users needs stands beside that user.',
      { path: '^testing/' },
      { path: '^(packages|apps|e2e|bench|proof|scripts)/' },
    ),
    forbid(
      'test-suites-do-not-know-each-other',
      'What two of them need is in testing/.',
      { path: '^(e2e|bench|proof)/' },
      { path: '^(e2e|bench|proof)/', pathNot: '^$1/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: [
        '^(apps|packages)/[^/]+/(dist|data)/',
        '^data/',
        // They stand beside their component and render it with the whole app around it: each would be a cycle of folders.
        '^apps/web/src/.*\\.test\\.tsx$',
      ],
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.cjs', '.css'],
    },
  },
};
