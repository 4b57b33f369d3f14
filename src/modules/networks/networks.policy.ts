import { type Client, mayWrite } from '#modules/clients';

/** Who draws and reads along: who helps, the person, and a parent of a child below twelve. Not an emergency look, not the lead. */
export const mayDraw = (client: Client): boolean =>
	mayWrite(client) ||
	client.help === 'self' ||
	(client.help === 'stands-for' && client.age !== null && client.age < 12);
