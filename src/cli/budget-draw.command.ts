import { drawLots } from '#modules/jury';
import { type Command, UserMistake, WrongCall } from './command.ts';
import { readCall } from './read-call.ts';
import { readTable } from './read-table.ts';

/** Does the draw of a jury again, from the published lots and seed. */
export const command: Command = {
	run(args, terminal) {
		const { words, flags } = readCall(args, { words: ['loting.csv', 'zaad', 'stoelen'], options: [], flags: ['json'] });
		const [file, seed, seats] = words as [string, string, string];
		if (!/^\d{1,3}$/.test(seats)) throw new WrongCall('Schrijf het aantal stoelen als getal.');
		const { rows, problems } = readTable(terminal.path(file), file, ['lot', 'groep']);
		if (problems.length > 0)
			throw new UserMistake(problems.map(({ line, sentence }) => `Regel ${line}: ${sentence}`).join('\n'));
		const drawn = drawLots(
			seed,
			rows.map(({ values }) => ({ ticket: values.lot, stratum: values.groep })),
			Number(seats),
		);
		terminal.out(
			flags.json
				? JSON.stringify(drawn)
				: drawn
						.map(
							({ ticket, stratum, seat, place }) =>
								`${seat === 'seat' ? 'stoel' : 'reserve'}\t${place}\t${ticket}\t${stratum}`,
						)
						.join('\n'),
		);
		return 0;
	},
};
