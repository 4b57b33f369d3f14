import { areasOf } from '#modules/areas/index.server';
import { cardsToCompare } from '#modules/people/index.server';
import { talentsOfTeam } from '#modules/talents/index.server';
import { clock } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { headings, rowOf } from './cards-as-rows.ts';
import { by } from './open-sheet.server.ts';
import type { ExportReason } from './sheets.forms.ts';
import { asDownload, workbookOf } from './write-workbook.server.ts';

type Asking = Pick<Ask, 'tx' | 'actor' | 'about'>;

async function cardsWithTalents({ tx, actor }: Pick<Asking, 'tx' | 'actor'>) {
	const { municipalityId, teamId } = by(actor);
	const talents = Map.groupBy(await talentsOfTeam(tx, municipalityId, teamId), ({ cardId }) => cardId);
	return (await cardsToCompare(tx, actor))
		.filter(({ restrictedAt }) => restrictedAt === null)
		.map((card) => ({ ...card, talents: talents.get(card.id) ?? [] }));
}

/** The cards of the actor's team as a workbook that can be read in again. The reason goes into the trail. */
export async function cardsWorkbook({ tx, actor, about }: Asking, reason: ExportReason): Promise<Response> {
	const names = new Map((await areasOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	const cards = await cardsWithTalents({ tx, actor });
	about({ type: `cards-export-${reason}`, id: by(actor).teamId, personIds: cards.map(({ id }) => id) });
	const rows = cards.map((card) => rowOf({ ...card, areaName: names.get(card.areaCode ?? '') ?? '' }));
	return asDownload(`kaarten-${clock.today()}.xlsx`, await workbookOf('Kaarten', headings, rows));
}

/** What a team wrote down, as numbers about the team: there is no number to reach, and none about one worker. */
export async function teamCounts({ tx, actor }: Pick<Asking, 'tx' | 'actor'>) {
	const cards = await cardsWithTalents({ tx, actor });
	const quarter = clock.today().replace(/-(\d\d)-\d\d$/, (_, month: string) => {
		const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
		return `-${String(first).padStart(2, '0')}-01`;
	});
	const said = (kind: string) =>
		cards.reduce((sum, { talents }) => sum + talents.filter((one) => one.kind === kind).length, 0);
	return {
		quarter,
		people: cards.length,
		met: cards.filter(({ madeAt }) => madeAt.toISOString().slice(0, 10) >= quarter).length,
		spoken: cards.filter(({ lastActiveOn }) => lastActiveOn >= quarter).length,
		talents: said('talent'),
		wishes: said('wish'),
		shared: cards.reduce(
			(sum, { talents }) => sum + talents.filter(({ sharedSince }) => sharedSince !== null).length,
			0,
		),
		toAsk: cards.filter(({ askAgainOn }) => askAgainOn !== null && askAgainOn <= clock.today()).length,
	};
}
export type TeamCounts = Awaited<ReturnType<typeof teamCounts>>;
