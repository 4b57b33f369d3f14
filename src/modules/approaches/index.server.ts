export { approachScreen, libraryScreen } from './library-screens.server.ts';
export { loadApproaches } from './load-approaches.server.ts';
