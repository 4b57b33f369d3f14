/** Door for the server: commands and queries. */
export { clientsRetention } from './clients-retention.store.server.ts';
export {
	clientForResident,
	clientForWorker,
	clientsForResident,
	clientsOfMine,
	clientToHelp,
} from './know-client.server.ts';
