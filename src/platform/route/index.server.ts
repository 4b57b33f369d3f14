export { acts, bare, open, reads, type Ask } from './pages.server.ts';
export { answers, type ApiAsk, problem } from './api.server.ts';
