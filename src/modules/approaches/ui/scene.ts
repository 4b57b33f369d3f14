/** What is drawn for an approach: people at a table, beds of green, bicycles, or a lit window in the evening. */
export type Scene = 'table' | 'garden' | 'wheels' | 'window';

const scenes: Record<string, Scene> = {
	'community-garden': 'garden',
	'green-adoption': 'garden',
	'sport-half-hour': 'garden',
	'dog-walkers': 'garden',
	'tidy-together': 'garden',
	'lesson-promised-pitch': 'garden',
	'shared-rides': 'wheels',
	'walking-group': 'wheels',
	'repair-cafe': 'wheels',
	'mens-workshop': 'wheels',
	'neighbourhood-tour': 'wheels',
	'giveaway-shop': 'wheels',
	'newcomers-welcome': 'wheels',
	'youth-evening': 'window',
	'evening-safety-walk': 'window',
	'homework-table': 'window',
	'digital-help-hour': 'window',
	'carers-breathing-space': 'window',
	'institution-visit': 'window',
	'lesson-no-owner': 'window',
};

export const sceneOf = (approachCode: string | null): Scene => (approachCode && scenes[approachCode]) || 'table';
