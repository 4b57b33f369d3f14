import type { RequestEvent } from '@sveltejs/kit';
import { type Actor, anonymous } from '../actor.ts';
import type { Municipality } from '../municipality.server.ts';

export async function actorFor(_event: RequestEvent, municipality: Municipality): Promise<Actor> {
	return anonymous(municipality.id);
}
