import type { Actor } from '#platform/actor';
import type { Municipality } from '#platform/municipality.server';

declare global {
	namespace App {
		interface Locals {
			/** Who is asking; absent only while no municipality is set up. */
			actor?: Actor;
			municipality?: Municipality;
			traceId: string;
			/** Session token hash of the signed-in account, for the page that lists sessions. */
			sessionId?: string;
			/** What the actor's role is called here, in the language of the page. */
			roleLabel?: string;
		}
		interface Error {
			message: string;
			code?: string;
		}
	}
}
