import { type HsdsField, type HsdsKind, hsdsFields } from './hsds-fields.ts';

/** What is wrong, where: `path` is a JSON Pointer (RFC 6901), '' for the whole. */
export type HsdsFault = { path: string; reason: string };
export type HsdsDocument = Record<string, unknown>;
/** The kinds that become an entry of the map. */
export const entryKinds = ['organization', 'service', 'service_at_location', 'location'] as const;
export type HsdsEntryKind = (typeof entryKinds)[number];

export type HsdsFile = {
	/** Everything that is in order, as it was. */
	documents: { kind: HsdsEntryKind; document: HsdsDocument }[];
	errors: HsdsFault[];
};

/** Reads an organization, service, service_at_location or location, a list of them, or a page of such a list (`contents`). */
export function checkHsds(json: unknown): HsdsFile {
	const page = isObject(json) && 'contents' in json ? json['contents'] : undefined;
	if (page !== undefined && !Array.isArray(page))
		return { documents: [], errors: [{ path: '/contents', reason: 'must be a list' }] };
	const listed = Array.isArray(json) ? json : page;
	const start = page === undefined ? '' : '/contents';
	const items = listed ? listed.map((one, at) => ({ one, path: `${start}/${at}` })) : [{ one: json, path: '' }];
	const found: HsdsFile = { documents: [], errors: [] };
	const seen = new Set<string>();
	for (const { one, path } of items) {
		const kind = isObject(one) ? kindOfDocument(one) : undefined;
		if (!isObject(one) || !kind) {
			found.errors.push({
				path,
				reason: isObject(one) ? 'is no organization, service, service_at_location or location' : 'must be an object',
			});
			continue;
		}
		const errors = faultsIn(one, kind, path);
		const key = `${kind} ${String(one['id']).toLowerCase()}`;
		if (errors.length === 0 && seen.has(key)) errors.push({ path: `${path}/id`, reason: 'stands in this file twice' });
		seen.add(key);
		found.errors.push(...errors);
		if (errors.length === 0) found.documents.push({ kind, document: one });
	}
	return found;
}

/** What sort of object this is: the one most of its fields belong to. Undefined when it is none that stands on a map. */
export function kindOfDocument(document: HsdsDocument): HsdsEntryKind | undefined {
	if ('location_type' in document) return 'location';
	if ('status' in document) return 'service';
	const names = Object.keys(document).filter((name) => name !== 'id');
	const counted = <K extends HsdsKind>(kinds: readonly K[]) =>
		kinds
			.map((kind) => ({
				kind,
				count: names.filter((name) => hsdsFields[kind].some((field) => field.name === name)).length,
			}))
			.reduce((one, other) => (other.count > one.count ? other : one));
	const best = counted(entryKinds);
	// A taxonomy, a term or a contact has a name and a description too, and fields that no entry has.
	const other = counted(Object.keys(hsdsFields) as HsdsKind[]);
	return best.count > 0 && best.count >= other.count ? best.kind : undefined;
}

const mostDepth = 12;

function faultsIn(document: HsdsDocument, kind: HsdsKind, path: string, depth = 0): HsdsFault[] {
	if (depth > mostDepth) return [{ path, reason: 'lies too deep' }];
	return hsdsFields[kind].flatMap(({ name, required, type }) => {
		const at = `${path}/${name}`;
		if (!(name in document)) return required ? [{ path: at, reason: 'is missing' }] : [];
		const value = document[name];
		if (typeof type !== 'object' || 'length' in type) {
			const reason = faultOf(value, type);
			return reason ? [{ path: at, reason }] : [];
		}
		if (!type.list)
			return isObject(value) ? faultsIn(value, type.of, at, depth + 1) : [{ path: at, reason: 'must be an object' }];
		if (!Array.isArray(value)) return [{ path: at, reason: 'must be a list' }];
		return value.flatMap((one, index) =>
			isObject(one)
				? faultsIn(one, type.of, `${at}/${index}`, depth + 1)
				: [{ path: `${at}/${index}`, reason: 'must be an object' }],
		);
	});
}

type Plain = Exclude<HsdsField['type'], { of: HsdsKind; list: boolean }>;

function faultOf(value: unknown, type: Plain): string | undefined {
	if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number';
	if (typeof value !== 'string') return 'must be text';
	if (typeof type !== 'string') return type.includes(value) ? undefined : `must be one of: ${type.join(', ')}`;
	return formats[type](value) ? undefined : `must be ${spoken[type]}`;
}

type Format = Extract<Plain, string>;
const formats: Record<Exclude<Format, 'number'>, (value: string) => boolean> = {
	text: () => true,
	uuid: (value) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value),
	email: (value) => /^[^\s@]+@[^\s@]+\.?[^\s@]+$/.test(value),
	uri: (value) => /^[a-z][a-z\d+.-]*:\S+$/i.test(value) && URL.canParse(value),
	'date-time': (value) =>
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value) && !Number.isNaN(Date.parse(value)),
};
const spoken: Record<Exclude<Format, 'number'>, string> = {
	text: 'text',
	uuid: 'a UUID',
	email: 'a mail address',
	uri: 'an address such as https://voorbeeld.nl',
	'date-time': 'a day with a time (RFC 3339)',
};

export const isObject = (value: unknown): value is HsdsDocument =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
