export { sql } from 'kysely';
export { asActor, asTask, closeZones, openZones, perDatabase, type Tx, zoneFor } from './zones.server.ts';
