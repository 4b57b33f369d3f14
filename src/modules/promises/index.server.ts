/** Door for the server: commands and queries. */
export {
	catchScreen,
	ownerScreen,
	promiseScreen,
	promisesAt,
	promisesScreen,
	promisesTable,
	promisesToday,
	tendPromiseScreen,
} from './promise-screens.server.ts';
export { breakPromise, catchPromise, catchWish, keepPromise, movePromise, ownerTells } from './promises.server.ts';
export { promisesRetention } from './promises-retention.store.server.ts';
export { tendPromises } from './tend-promises.server.ts';
