import { parse as parseCsv } from 'csv-parse/sync';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { contactWays, dayParts, languageCodes } from '#modules/people';
import { roleKinds } from '#platform/actor';

/**
 * Reads the demo municipality: texts of the files in, checked and typed content out. No file, clock or chance here.
 * The loader turns `daysAgo` into dates and keys into ids.
 */

/** File contents as text, named after the files in this folder. */
export type DemoTexts = Record<
	'organisations' | 'staff' | 'residents' | 'initiatives' | 'signals' | 'offers' | 'postcodes' | 'statistics',
	string
>;

/** What the demo leans on elsewhere: codes that must exist. */
export type KnownCodes = { needs: ReadonlySet<string>; approaches: ReadonlySet<string> };

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const Words = v.strictObject({ nl: Text, en: Text });
const Key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'a key is lower case with hyphens'));
const Area = v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'an area is a CBS code'));
const Neighbourhood = v.pipe(v.string(), v.regex(/^BU\d{8}$/, 'this is kept per buurt'));
const DaysAgo = v.pipe(v.number(), v.integer(), v.minValue(0));
const DaysAgoText = v.pipe(v.string(), v.regex(/^\d+$/, 'days ago is a whole number'), v.transform(Number));

const Organisations = v.strictObject({
	year: v.pipe(v.number(), v.integer()),
	municipality: v.strictObject({ code: Area, name: Text, teamPhone: Text }),
	organisations: v.array(
		v.strictObject({
			code: Key,
			name: Text,
			kind: v.picklist(['municipality', 'welfare', 'neighbourhood_teams', 'housing_association', 'school']),
		}),
	),
	teams: v.array(v.strictObject({ code: Key, organisation: Key, name: Text, areas: v.array(Area) })),
});

const Person = v.strictObject({
	key: Key,
	firstName: Text,
	lastName: Text,
	email: v.pipe(v.string(), v.regex(/^[a-z.]+@voorbeeld\.nl$/, 'demo mail ends in @voorbeeld.nl')),
	role: v.picklist(roleKinds),
	/** What this municipality calls the role. */
	roleName: Words,
	/** Residents and volunteers: how sure we are who they are. */
	level: v.optional(v.picklist([1, 2])),
	/** The organisation acted for, through the team. */
	organisation: v.optional(Key),
	/** Who pays the salary; another organisation for someone on secondment. */
	employer: v.optional(Key),
	team: v.optional(Key),
	areas: v.array(Area),
	/** One per kind: the persona the demo offers with one click. */
	look: v.optional(v.boolean(), false),
	about: v.optional(Words),
});

const Resident = v.strictObject({
	key: Key,
	called: Text,
	area: Neighbourhood,
	keeper: Key,
	consentDaysAgo: DaysAgo,
	languages: v.optional(v.array(v.picklist(languageCodes)), []),
	available: v.optional(v.array(v.picklist(dayParts)), []),
	phone: v.optional(Text),
	contactBy: v.optional(v.picklist(contactWays)),
	contactNote: v.optional(Text),
	askAgainInDays: v.optional(v.pipe(v.number(), v.integer())),
	askAgainWhy: v.optional(Text),
});

const Initiative = v.strictObject({
	key: Key,
	stage: v.picklist(['idea', 'together', 'plan', 'trial', 'running', 'standing']),
	area: Neighbourhood,
	approach: v.optional(Key),
	startedDaysAgo: DaysAgo,
	supporters: v.pipe(v.number(), v.integer(), v.minValue(1)),
	title: Words,
	summary: Words,
	story: Words,
	needsNow: v.array(Words),
	journal: v.array(v.strictObject({ daysAgo: DaysAgo, text: Words })),
});

const Signal = v.pipe(
	v.strictObject({
		days_ago: DaysAgoText,
		area: Neighbourhood,
		kind: v.picklist(['kan', 'wil', 'zoek', 'zie']),
		need: Key,
		/** An opaque key such as p017, or empty when nobody is named. */
		person: v.pipe(v.string(), v.regex(/^(p\d{3})?$/, 'a person is an opaque key or empty')),
		source: v.picklist([
			'resident',
			'volunteer',
			'social_broker',
			'team_worker',
			'general_practitioner',
			'housing_association',
			'school',
			'police',
		]),
		text: v.pipe(Text, v.maxLength(280)),
	}),
	v.transform(({ days_ago, person, ...rest }) => ({ ...rest, daysAgo: days_ago, person: person || null })),
);

const Offer = v.pipe(
	v.strictObject({
		days_ago: DaysAgoText,
		kind: v.picklist(['kan', 'wil', 'zoek']),
		area: Neighbourhood,
		title: Text,
		need: Key,
	}),
	v.transform(({ days_ago, ...rest }) => ({ ...rest, daysAgo: days_ago })),
);

const Postcode = v.strictObject({
	pc4: v.pipe(v.string(), v.regex(/^[1-9]\d{3}$/, 'a postcode here has 4 digits')),
	wijk: v.pipe(v.string(), v.regex(/^WK\d{6}$/, 'a postcode leads to a wijk')),
});

export type DemoOrganisations = v.InferOutput<typeof Organisations>;
export type DemoPerson = v.InferOutput<typeof Person>;
export type DemoResident = v.InferOutput<typeof Resident>;
export type DemoInitiative = v.InferOutput<typeof Initiative>;
export type DemoSignal = v.InferOutput<typeof Signal>;
export type DemoOffer = v.InferOutput<typeof Offer>;
export type DemoPostcode = v.InferOutput<typeof Postcode>;

export type Demo = DemoOrganisations & {
	people: DemoPerson[];
	residents: DemoResident[];
	initiatives: DemoInitiative[];
	signals: DemoSignal[];
	offers: DemoOffer[];
	postcodes: DemoPostcode[];
};

/**
 * Parses and checks everything, also that every key and code points to something.
 * @throws Error that lists all faults at once, each with its file.
 */
export function readDemo(texts: DemoTexts, known: KnownCodes): Demo {
	const faults: string[] = [];
	const read = <S extends v.GenericSchema>(file: keyof DemoTexts, schema: S, raw: unknown): v.InferOutput<S> => {
		const result = v.safeParse(schema, raw);
		if (result.success) return result.output;
		for (const issue of result.issues) faults.push(`${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
		throw new Error(`The demo is not right:\n${faults.join('\n')}`);
	};
	const demo: Demo = {
		...read('organisations', Organisations, parseYaml(texts.organisations)),
		people: read('staff', v.strictObject({ people: v.array(Person) }), parseYaml(texts.staff)).people,
		residents: read('residents', v.strictObject({ residents: v.array(Resident) }), parseYaml(texts.residents))
			.residents,
		initiatives: read('initiatives', v.strictObject({ initiatives: v.array(Initiative) }), parseYaml(texts.initiatives))
			.initiatives,
		signals: read('signals', v.array(Signal), rows(texts.signals)),
		offers: read('offers', v.array(Offer), rows(texts.offers)),
		postcodes: read('postcodes', v.array(Postcode), rows(texts.postcodes)),
	};
	faults.push(...looseEnds(demo, known, areaCodes(texts.statistics)));
	if (faults.length) throw new Error(`The demo is not right:\n${faults.join('\n')}`);
	return demo;
}

function rows(csv: string): Record<string, string>[] {
	return parseCsv(csv, { columns: true, bom: true, skip_empty_lines: true });
}

function areaCodes(statistics: string): ReadonlySet<string> {
	return new Set(rows(statistics).map((row) => (row.gwb_code_10 ?? '').trim()));
}

function looseEnds(demo: Demo, known: KnownCodes, areas: ReadonlySet<string>): string[] {
	const faults: string[] = [];
	const points = (where: string, code: string | undefined, to: ReadonlySet<string>) => {
		if (code !== undefined && !to.has(code)) faults.push(`${where}: ${code} does not exist`);
	};
	const unique = (where: string, keys: string[]) => {
		for (const key of keys.filter((key, at) => keys.indexOf(key) !== at))
			faults.push(`${where}: ${key} stands there twice`);
	};
	const organisations = new Set(demo.organisations.map(({ code }) => code));
	const teams = new Map(demo.teams.map((team) => [team.code, team]));
	const people = new Set(demo.people.map(({ key }) => key));

	unique(
		'organisations',
		demo.organisations.map(({ code }) => code),
	);
	unique(
		'teams',
		demo.teams.map(({ code }) => code),
	);
	unique(
		'staff',
		demo.people.map(({ key }) => key),
	);
	unique(
		'staff',
		demo.people.map(({ email }) => email),
	);
	unique(
		'residents',
		demo.residents.map(({ key }) => key),
	);
	unique(
		'initiatives',
		demo.initiatives.map(({ key }) => key),
	);

	points('municipality', demo.municipality.code, areas);
	for (const team of demo.teams) {
		points(`team ${team.code}`, team.organisation, organisations);
		for (const area of team.areas) points(`team ${team.code}`, area, areas);
	}
	for (const person of demo.people) {
		points(`staff ${person.key}`, person.employer, organisations);
		for (const area of person.areas) points(`staff ${person.key}`, area, areas);
		if (!person.team) continue;
		if (teams.get(person.team)?.organisation !== person.organisation)
			faults.push(`staff ${person.key}: team ${person.team} is not a team of ${person.organisation}`);
	}
	for (const resident of demo.residents) {
		points(`resident ${resident.key}`, resident.area, areas);
		points(`resident ${resident.key}`, resident.keeper, people);
	}
	for (const initiative of demo.initiatives) {
		points(`initiative ${initiative.key}`, initiative.area, areas);
		points(`initiative ${initiative.key}`, initiative.approach, known.approaches);
	}
	for (const [name, list] of [
		['signal', demo.signals],
		['offer', demo.offers],
	] as const) {
		list.forEach(({ area, need }, at) => {
			points(`${name} on line ${at + 2}`, area, areas);
			points(`${name} on line ${at + 2}`, need, known.needs);
		});
	}
	for (const { pc4, wijk } of demo.postcodes) points(`postcode ${pc4}`, wijk, areas);
	return faults;
}
