export { sealAgain } from './seal-again.server.ts';
export { careSeals, type Seals } from './seals.server.ts';
