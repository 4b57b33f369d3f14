export { loadApproaches } from './load-approaches.server.ts';
