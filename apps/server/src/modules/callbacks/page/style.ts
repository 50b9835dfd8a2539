import { createHash } from 'node:crypto';

/** The styles of the page: the colours of the web app, for one card that fits a phone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --bg: #f7f6f2; --surface: #ffffff; --sunken: #f0efe9; --border: #e4e2da; --border-ui: #878d86;
  --text: #13211f; --text-2: #455250; --line: #0b5c66; --line-fill: #0b5c66; --line-fill-hover: #084a53; --on-line: #ffffff;
  --focus: #0b7f8c; --float: #e4502a;
  --waiting: #6840b5; --waiting-soft: #efe9fa; --succeeded: #17693a; --succeeded-soft: #e0f2e6;
  --queued: #515d66; --queued-soft: #ecefef; --cancelled: #5f5c56; --cancelled-soft: #efede8;
  --held: #825300; --held-soft: #faeecf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #0b1214; --surface: #121b1d; --sunken: #1b2729; --border: #233033; --border-ui: #66787b;
    --text: #e9efed; --text-2: #b2bfbd; --line: #5cc5c9; --line-fill: #5cc5c9; --line-fill-hover: #7ad4d7; --on-line: #06211f;
    --focus: #5cc5c9; --float: #ff7d57;
    --waiting: #b79cf3; --waiting-soft: #2a2146; --succeeded: #66ca8c; --succeeded-soft: #11301f;
    --queued: #a7b3b8; --queued-soft: #1f2a2d; --cancelled: #aaa69d; --cancelled-soft: #26282a;
    --held: #e9b44e; --held-soft: #35290e;
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  min-height: 100vh; min-height: 100dvh; padding: 20px 16px 28px; background: var(--bg); color: var(--text);
  font: 14px/20px 'Instrument Sans', system-ui, sans-serif; overflow-wrap: anywhere;
}
header, main { max-width: 480px; margin: 0 auto; }
header { display: flex; align-items: center; gap: 8px; height: 32px; font-weight: 600; font-size: 15px; letter-spacing: -.015em; }
.hook { fill: none; stroke: var(--line); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.float { fill: var(--float); }
main { margin-top: 16px; padding: 20px; background: var(--surface); border: 1px solid var(--border); border-radius: 10px; }
.status { display: inline-flex; align-items: center; gap: 6px; padding: 3px 10px 3px 7px; border-radius: 99px; font-size: 12px; line-height: 17px; font-weight: 500; }
.status svg { flex: none; }
.waiting { color: var(--waiting); background: var(--waiting-soft); }
.succeeded { color: var(--succeeded); background: var(--succeeded-soft); }
.queued { color: var(--queued); background: var(--queued-soft); }
.cancelled { color: var(--cancelled); background: var(--cancelled-soft); }
.held { color: var(--held); background: var(--held-soft); }
h1 { margin-top: 12px; font-size: 20px; line-height: 25px; font-weight: 600; letter-spacing: -.015em; }
p { margin-top: 8px; color: var(--text-2); }
.text { color: var(--text); white-space: pre-line; }
.note { padding: 10px 12px; border-radius: 8px; color: var(--held); background: var(--held-soft); }
.answers { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 20px; }
.button {
  flex: 1 1 160px; display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 16px;
  border: 1px solid var(--border-ui); border-radius: 6px; background: var(--surface); color: var(--text);
  font: inherit; font-weight: 500; text-decoration: none; cursor: pointer;
}
.button:hover { background: var(--sunken); }
.primary { border-color: transparent; background: var(--line-fill); color: var(--on-line); }
.primary:hover { background: var(--line-fill-hover); }
.button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.answers + p { margin-top: 20px; padding-top: 12px; border-top: 1px solid var(--border); font-size: 12px; line-height: 17px; }
@media (min-width: 640px) { body { padding-top: 64px; } main { padding: 28px; } }
`;

/** No other style applies, so injected markup cannot change the appearance. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;
