/** Door for everyone: types and pure rules. */
export {
	ageOn,
	type Client,
	type Ending,
	endings,
	type Help,
	type KeptAs,
	keptAs,
	mayArrange,
	mayWrite,
	type RelationKind,
} from './client.ts';
