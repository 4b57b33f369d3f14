import type { Fault, FaultCode, Skipped, SkipReason } from '#modules/areas';
import type { ImportReport } from '#modules/areas/index.server';

const reasons: Record<SkipReason, string> = {
	'other-municipality': 'hoort bij een andere gemeente',
	country: 'gaat over het land of een provincie',
	'no-code': 'heeft geen code',
	'unknown-code': 'heeft een code die geen gemeente, wijk of buurt is',
	'twice-the-same': 'stond er al precies zo',
	'parent-missing': 'ligt in een wijk die we niet kennen',
	'column-without-numbers': 'is een kolom met woorden, geen cijfers',
};

const faults: Record<FaultCode, string> = {
	empty: 'Het bestand is leeg.',
	'not-text': 'Dit is geen tekstbestand.',
	'not-json': 'Dit is geen geldige JSON. Is het bestand helemaal binnen?',
	'no-feature-collection': 'Dit is geen GeoJSON met een FeatureCollection.',
	'no-features': 'Er staan geen gebieden in.',
	'not-a-polygon': 'Het gebied heeft geen vlak (Polygon of MultiPolygon).',
	'not-longitude-latitude': 'De grens staat niet in lengte en breedte (WGS84). Zet het bestand eerst om.',
	'ring-not-closed': 'De grens is niet gesloten.',
	'no-name': 'Het gebied heeft geen naam.',
	'no-header': 'De eerste regel moet de kolommen noemen.',
	'no-code-column': 'Er is geen kolom met de code van het gebied.',
	'no-figures': 'Er is geen kolom met cijfers.',
	'double-column': 'Deze kolom staat er twee keer',
	quotes: 'De aanhalingstekens kloppen niet.',
	'too-few-columns': 'Er zijn te weinig kolommen. Is het bestand afgebroken?',
	'too-many-columns': 'Er zijn te veel kolommen.',
	'not-a-number': 'Hier moet een getal staan',
	'two-decimal-signs': 'In dit bestand staan komma en punt door elkaar in getallen.',
	'twice-with-other-content': 'Dit staat er twee keer, met andere inhoud',
	'not-a-postcode': 'Dit is geen postcode',
	'unknown-area': 'Dit gebied kennen we niet',
	'no-year': 'Van welk jaar dit is, staat er niet in. Zet het erbij, bijvoorbeeld --year 2023.',
	'year-unlikely': 'Dit jaar kan niet kloppen',
	'nothing-for-this-municipality': 'Er staat niets in over deze gemeente',
};

/** One sentence per fault, each with the file and where it stands. */
export function faultLines(file: string, where: 'regel' | 'gebied', list: readonly Fault[]): string[] {
	return list.map(({ fault, at, column, found }) => {
		const facts = [column, found && `"${found}"`].filter(Boolean).join(': ');
		return `${file}${at ? `, ${where} ${at}` : ''}: ${faults[fault]}${facts ? ` (${facts})` : ''}`;
	});
}

const mostLines = 5;

/** The report for a person: what went in, and per reason what was skipped and where. */
export function reportLines(report: ImportReport, where: 'regel' | 'gebied'): string[] {
	const { areas, figures, notPublished, shapes, postcodes, ended, skipped } = report;
	const counted = [
		[areas.municipality, 'gemeente'],
		[areas.district, 'wijken'],
		[areas.neighbourhood, 'buurten'],
		[shapes, 'grenzen'],
		[figures, 'cijfers'],
		[postcodes, 'postcodes'],
	] as const;
	const read = counted.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
	return [
		`${report.municipality}, ${report.year} (${report.source}): ${read.join(', ') || 'niets nieuws'}.`,
		...(notPublished > 0 ? [`Niet gepubliceerd bij de bron: ${notPublished} cijfers. Die blijven leeg.`] : []),
		...(ended.length > 0
			? [`Niet meer in de indeling van ${report.year}: ${ended.join(', ')}. Ze blijven leesbaar.`]
			: []),
		...skippedLines(skipped, where),
	];
}

function skippedLines(skipped: readonly Skipped[], where: string): string[] {
	const byReason = Object.groupBy(skipped, ({ reason }) => reason);
	return Object.entries(byReason).map(([reason, list]) => {
		const first = list
			.slice(0, mostLines)
			.map(({ at, code, column }) => (column ? column : `${where} ${at}${code ? ` ${code}` : ''}`));
		const more = list.length > mostLines ? ` … (alle ${list.length} met --json)` : '';
		return `Overgeslagen, ${list.length} × ${reasons[reason as SkipReason]}: ${first.join(', ')}${more}.`;
	});
}
