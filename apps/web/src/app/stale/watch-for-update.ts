/**
 * After an upgrade the files of an open tab are gone, and the parts it has not loaded yet cannot be loaded. The loader of the
 * build reports this before anything fails on screen.
 */
interface Tab {
  readonly loads: EventTarget;
  /** The script this page was started with, as its tag names it; null in development. */
  readonly script: string | null;
  /** The page as the server has it now. Rejects when it cannot be reached: then nothing is known. */
  readonly fetchPage: () => Promise<string>;
}

/** @param tell called once, when the server has another build than this tab */
export function watchForUpdate(tab: Tab, tell: () => void): void {
  const ask = async (): Promise<void> => {
    if (!(await isUpdated(tab))) return;
    tab.loads.removeEventListener(FAILED, onFailed);
    tell();
  };
  const onFailed = (): void => void ask();
  tab.loads.addEventListener(FAILED, onFailed);
}

/** https://vite.dev/guide/build#load-error-handling */
const FAILED = 'vite:preloadError';

async function isUpdated({ script, fetchPage }: Tab): Promise<boolean> {
  if (script === null) return false;
  try {
    const page = await fetchPage();
    return page.includes('<script') && !page.includes(script);
  } catch {
    return false;
  }
}

/** The tab that this code runs in. */
export const thisTab = (): Tab => ({
  loads: window,
  script: document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null,
  fetchPage: async () => {
    const answer = await fetch(location.href, { cache: 'no-store', headers: { accept: 'text/html' } });
    return answer.ok ? answer.text() : '';
  },
});
