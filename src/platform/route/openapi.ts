import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

/** One thing the API can do, described by the schemas that the endpoint itself uses. */
export type Operation = {
	operationId: string;
	method: 'get' | 'post' | 'put' | 'patch' | 'delete';
	/** Kebab-case, without /api/v1, parameters in braces: `/signals/{id}`. */
	path: string;
	tag: string;
	/** Name in policy/access-matrix.yaml. */
	permission: string;
	summary: string;
	description: string;
	/** Query parameters of a get or delete, body of a write. */
	input?: v.GenericSchema;
	/** What comes back, by name; the name becomes a schema of its own. */
	output: { name: string; schema: v.GenericSchema; status?: number };
	/** Comes with a partner's key as bearer. */
	byKey?: true;
	/** A resource of FHIR (HL7): its own media type, and an OperationOutcome for what went wrong. */
	fhir?: true;
	/** What each header that a program may send means. */
	headers?: Record<string, string>;
	/** What each parameter in the path means. */
	parameters?: Record<string, string>;
};

type Json = Record<string, unknown>;

export type ApiTitle = {
	title: string;
	description: string;
	version: string;
	server: string;
	contact: { name: string; email: string; url: string };
};

/** The OpenAPI description of all operations, in 3.1 or as 3.0.3 for tools that know no newer (NL API Design Rules). */
export function openApiDocument(
	operations: readonly Operation[],
	about: ApiTitle,
	purposes: (permission: string) => string,
	flavour: '3.1' | '3.0',
): Json {
	const schemas: Json = { Problem: problemSchema };
	const paths: Record<string, Json> = {};
	for (const operation of operations) {
		schemas[operation.output.name] = schemaOf(operation.output.schema, flavour);
		(paths[operation.path] ??= {})[operation.method] = describe(operation, purposes, flavour);
	}
	return {
		openapi: flavour === '3.1' ? '3.1.0' : '3.0.3',
		info: {
			title: about.title,
			description: about.description,
			version: about.version,
			contact: about.contact,
			license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/en/' },
		},
		servers: [{ url: about.server }],
		tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({
			name,
			description: `Everything about ${name}`,
		})),
		paths,
		components: {
			schemas,
			securitySchemes: {
				PartnerKey: {
					type: 'http',
					scheme: 'bearer',
					description: 'The key that a partner got with its agreement',
				},
			},
			headers: {
				ApiVersion: { description: 'Full version of this API', schema: { type: 'string', example: about.version } },
			},
		},
	};
}

function describe(operation: Operation, purposes: (permission: string) => string, flavour: '3.1' | '3.0'): Json {
	const { method, path, output, input } = operation;
	const reads = method === 'get' || method === 'delete';
	const media = operation.fhir ? 'application/fhir+json' : 'application/json';
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: 'path',
		required: true,
		description: operation.parameters?.[name as string] ?? name,
		schema: { type: 'string' },
	}));
	const inHeader = Object.entries(operation.headers ?? {}).map(([name, description]) => ({
		name,
		in: 'header',
		required: false,
		description,
		schema: { type: 'string' },
	}));
	const parameters = [...inPath, ...inHeader, ...(reads && input ? queryParameters(input, flavour) : [])];
	return {
		operationId: operation.operationId,
		tags: [operation.tag],
		summary: operation.summary,
		description: operation.description,
		'x-processing-activity': purposes(operation.permission),
		...(operation.byKey && { security: [{ PartnerKey: [] }] }),
		...(parameters.length && { parameters }),
		...(!reads &&
			input && {
				requestBody: { required: true, content: { [media]: { schema: schemaOf(input, flavour) } } },
			}),
		responses: {
			[String(output.status ?? 200)]: {
				description: 'Done',
				headers: { 'API-Version': { $ref: '#/components/headers/ApiVersion' } },
				content: { [media]: { schema: { $ref: `#/components/schemas/${output.name}` } } },
			},
			...problems(
				reads
					? [...(parameters.length ? [400] : []), ...(operation.byKey ? [401] : []), 404, 429]
					: [400, 401, 404, 409, 422, 429],
				operation.fhir ? outcomes : problemContent,
			),
		},
	};
}

const words: Record<number, string> = {
	400: 'The input is not right',
	401: 'Sign in first',
	404: 'Not there, or not there for you',
	409: 'Somebody was first',
	422: 'A rule refuses this',
	429: 'Too many requests',
};

const problemContent: Json = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const outcomes: Json = {
	'application/fhir+json': { schema: { type: 'object', description: 'An OperationOutcome of FHIR R4' } },
};

const problems = (statuses: number[], content: Json): Json =>
	Object.fromEntries(
		statuses.map((status) => [
			String(status),
			{
				description: words[status],
				headers: { 'API-Version': { $ref: '#/components/headers/ApiVersion' } },
				content,
			},
		]),
	);

const problemSchema = {
	type: 'object',
	description: 'What went wrong (RFC 9457)',
	required: ['type', 'title', 'status', 'detail'],
	properties: {
		type: { type: 'string' },
		title: { type: 'string' },
		status: { type: 'integer' },
		detail: { type: 'string' },
		code: { type: 'string' },
	},
};

function queryParameters(input: v.GenericSchema, flavour: '3.1' | '3.0'): Json[] {
	const { properties = {}, required = [] } = schemaOf(input, flavour) as {
		properties?: Record<string, Json>;
		required?: string[];
	};
	return Object.entries(properties).map(([name, schema]) => ({
		name,
		in: 'query',
		required: required.includes(name),
		description: String(schema['description'] ?? name),
		schema,
	}));
}

function schemaOf(schema: v.GenericSchema, flavour: '3.1' | '3.0'): Json {
	const { $schema: _, ...json } = toJsonSchema(schema as never, {
		errorMode: 'ignore',
		typeMode: 'input',
		target: flavour === '3.0' ? 'openapi-3.0' : 'draft-2020-12',
	}) as Json;
	return json;
}
