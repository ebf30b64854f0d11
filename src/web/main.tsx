import 'virtual:report.css';
import './fonts.css';
import './app.css';
import { render } from 'preact';
import { createApi } from './api.ts';
import { App } from './app.tsx';
import { createEngine } from './engine/client.ts';
import { applyStoredTheme } from './ui/theme.tsx';

applyStoredTheme();
const engine = createEngine(
  () => new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' }),
  () => performance.now(),
);
const root = document.getElementById('app');
if (root !== null) {
  root.textContent = '';
  render(<App api={createApi()} engine={engine} />, root);
}
if ('serviceWorker' in navigator) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
