export { type ApiAsk, answers, problem, type Voice } from './api.server.ts';
export type { Ask } from './ask.ts';
export { acts, bare, open, reads } from './pages.server.ts';
export { sentence } from './sentences.server.ts';
