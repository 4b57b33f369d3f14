import { amountOf, type Election, type Explanation, type Fraction, type Outcome, toNumber } from '#modules/budget';
import { metaOf } from '#platform/pabulib';

const figure = new Intl.NumberFormat('nl-NL');
const people = (number: number | bigint): string =>
	Number(number) === 1 ? '1 stemmer' : `${figure.format(number)} stemmers`;
const perUnit = ({ numerator, denominator }: Fraction, unit: bigint): Fraction => ({
	numerator,
	denominator: denominator * unit,
});

/** The facts as JSON: money in units of currency; what need not be a round number also exactly. */
export function explanationForOutput({ project, method, unit, fate, ties }: Explanation) {
	const exact = (parts: Fraction) => ({
		about: toNumber(perUnit(parts, unit)),
		exact: `${parts.numerator}/${parts.denominator * unit}`,
	});
	const { fate: outcome, ...facts } = fate;
	const written = Object.entries(facts).map(([name, value]) => {
		if (name === 'effectiveVotes') return [name, toNumber(value as Fraction)];
		if (name === 'missingVoters') return [name, Number(value)];
		if (typeof value === 'bigint') return [name, amountOf(value, unit)];
		return [name, typeof value === 'object' ? exact(value) : value];
	});
	return { won: outcome === 'won', outcome, ...Object.fromEntries(written), project, ties, method };
}

type Write = (parts: bigint | Fraction) => string;

/** Writes money in the currency of the file, without cents where there are none. */
function moneyIn({ file, unit }: Election): Write {
	const named = metaOf(file).get('currency') ?? '';
	const currency = /^[A-Z]{3}$/.test(named) ? named : 'EUR';
	const format = new Intl.NumberFormat('nl-NL', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
	return (parts) => format.format(typeof parts === 'bigint' ? amountOf(parts, unit) : toNumber(perUnit(parts, unit)));
}

/** The same in plain Dutch. */
export function explanationSentences(election: Election, { project, fate, ties }: Explanation): string {
	const name = election.projects.find(({ id }) => id === project)?.name || project;
	const lines = sentencesFor(fate, `"${name}"`, moneyIn(election));
	if (ties.length > 0)
		lines.push('Het stond een keer precies gelijk met een ander plan. Het goedkoopste plan ging toen voor.');
	return lines.join('\n');
}

function sentencesFor(fate: Explanation['fate'], name: string, money: Write): string[] {
	const cost = money(fate.cost);
	switch (fate.fate) {
		case 'no-votes':
			return [`${name} wint niet. Niemand koos dit plan.`];
		case 'does-not-fit':
			return [
				`${name} wint niet. Het plan kreeg ${figure.format(fate.votes)} stemmen.`,
				`Het kost ${cost}. Toen het aan de beurt was, was er nog ${money(fate.left)}.`,
			];
		case 'short':
			return [
				`${name} wint niet. Wie voor dit plan koos, had samen nog ${money(fate.money)}.`,
				`Het kost ${cost}. Er misten dus ${money(fate.missing)}: het hele deel van nog ${people(fate.missingVoters)}.`,
				...(fate.left === undefined
					? []
					: [`Van het budget was toen nog ${money(fate.left)} over. Ook dat was te weinig.`]),
			];
		case 'won':
			if (fate.by === 'votes')
				return [
					`${name} wint. Er was nog ${money(fate.left)}, en het plan kost ${cost}.`,
					`Van wat nog paste, kreeg dit de meeste stemmen: ${figure.format(fate.votes)}.`,
				];
			return [
				`${name} wint. Wie voor dit plan koos, betaalde samen de ${cost}.`,
				`${people(fate.paidInFull)} betaalden ieder ${money(fate.price)}.`,
				...(fate.gaveTheRest === 0 ? [] : [`${people(fate.gaveTheRest)} gaven wat zij nog hadden.`]),
			];
	}
}

/** Winners in the order of the file, and what was spent. */
export function outcomeTable(election: Election, { winners, cost, budget, ties }: Outcome): string {
	const money = moneyIn(election);
	const won = election.projects.filter(({ id }) => winners.includes(id));
	return [
		...won.map((one) => `${one.id.padEnd(14)}${money(one.cost).padStart(14)}  ${one.name}`.trimEnd()),
		'',
		`${won.length} van de ${election.projects.length} plannen winnen, samen voor ${money(cost)} van ${money(budget)}.`,
		...ties.map(([first, ...others]) => `Precies gelijk: ${first} ging voor ${others.join(', ')}.`),
	].join('\n');
}
