import { type Client, mayWrite } from '#modules/clients';

/** Who draws along: who helps, the person, and a parent of a child below twelve. */
export const mayDraw = (client: Client): boolean =>
	mayWrite(client) ||
	client.help === 'self' ||
	(client.help === 'stands-for' && client.age !== null && client.age < 12);

/** Who reads it: the same, and a team with a permission for this part. Not an emergency look, not the lead. */
export const mayReadNetwork = (client: Client): boolean => mayDraw(client) || client.help === 'shared';
