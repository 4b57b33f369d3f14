/** What is drawn for an approach: people at a table, beds of green, people walking, bicycles, or a lit window in the evening. */
export type Scene = 'table' | 'garden' | 'walk' | 'wheels' | 'window';

const scenes: Record<string, Scene> = {
	'community-garden': 'garden',
	'green-adoption': 'garden',
	'sport-half-hour': 'walk',
	'dog-walkers': 'walk',
	'tidy-together': 'garden',
	'lesson-promised-pitch': 'garden',
	'shared-rides': 'wheels',
	'walking-group': 'walk',
	'repair-cafe': 'wheels',
	'mens-workshop': 'wheels',
	'neighbourhood-tour': 'walk',
	'giveaway-shop': 'wheels',
	'newcomers-welcome': 'walk',
	'youth-evening': 'window',
	'evening-safety-walk': 'walk',
	'homework-table': 'window',
	'digital-help-hour': 'window',
	'carers-breathing-space': 'window',
	'institution-visit': 'window',
	'warm-together': 'window',
	'tenants-together': 'window',
	'childminding-circle': 'garden',
	'older-younger-mentor': 'walk',
	'memory-table': 'window',
	'cycling-lessons': 'wheels',
	'slow-street': 'wheels',
	'street-stories': 'walk',
	'waiting-room-walk': 'walk',
	'lesson-no-owner': 'window',
};

export const sceneOf = (approachCode: string | null): Scene => (approachCode && scenes[approachCode]) || 'table';
