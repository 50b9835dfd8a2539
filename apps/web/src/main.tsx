import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { toastUpdate } from './app/stale/toast-update.js';
import { thisTab, watchForUpdate } from './app/stale/watch-for-update.js';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
watchForUpdate(thisTab(), toastUpdate);
createRoot(root).render(<App />);
