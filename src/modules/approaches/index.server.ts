export { loadApproaches } from './load-approaches.server.ts';
export { approachScreen, libraryScreen } from './library-screens.server.ts';
