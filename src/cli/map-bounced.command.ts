import { mailBounced } from '#modules/social-map/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { type Command, UserMistake } from './command.ts';
import { withDatabase } from './connect.ts';
import { readCall } from './read-call.ts';

/** For the mail server of the operator: mail to this address came back. Nothing is said of whose it is. */
export const command: Command = {
	async run(args, terminal) {
		const { words, flags } = readCall(args, { words: ['adres'], options: [], flags: ['json'] });
		const [address = ''] = words;
		if (!/^\S+@\S+$/.test(address)) throw new UserMistake('Dit is geen mailadres.');
		return withDatabase(async () => {
			let entries = 0;
			for (const { id } of await currentMunicipalities()) entries += await mailBounced(id, address);
			terminal.out(
				flags.json
					? JSON.stringify({ entries })
					: `${entries} ${entries === 1 ? 'plek' : 'plekken'} op de kaart horen hierbij.`,
			);
			return 0;
		});
	},
};
