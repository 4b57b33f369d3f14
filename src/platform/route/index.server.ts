export type { Ask } from './ask.ts';
export { acts, bare, open, reads } from './pages.server.ts';
export { answers, type ApiAsk, problem } from './api.server.ts';
