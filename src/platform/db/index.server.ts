export { sql } from 'kysely';
export { asActor, asTask, closeZones, openZones, type Tx, zoneFor } from './zones.server.ts';
