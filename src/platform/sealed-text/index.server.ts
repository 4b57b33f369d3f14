export { sealAgain } from './seal-again.server.ts';
export { openRow, sealRow } from './sealed-rows.ts';
export { careSeals, type Seals } from './seals.server.ts';
