import { inProject } from './project.mjs';

/**
 * Runs a TypeScript file that exports `command`, which Node cannot: Vite reads it, and nothing is built. It may import from the
 * server and from other workspaces.
 * @returns {Promise<number>} the exit code that the command gives
 */
export async function runTypeScript(file, args) {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: false,
    root: inProject(),
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
  });
  const { command } = await vite.ssrLoadModule(file);
  const code = await command(args);
  await vite.close();
  return code;
}
