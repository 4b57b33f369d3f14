import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { AccessMatrix, type Permission } from './access-matrix.ts';
import { projectRoot } from './project-root.server.ts';
import { AgeRules, ProcessingActivities, RetentionTable } from './register.ts';

export { scopesOf } from './access-matrix.ts';

/** Reads a file of policy/. @throws Error that says what is not right in it */
export function readPolicy<S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> {
	const path = join(projectRoot(), 'policy', file);
	const result = v.safeParse(schema, parse(readFileSync(path, 'utf8')));
	if (!result.success) {
		const where = result.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
		throw new Error(`policy/${file} is not right:\n${where.join('\n')}`);
	}
	return result.output;
}

export const accessMatrix = readPolicy('access-matrix.yaml', AccessMatrix);
export const processingActivities = readPolicy('processing-activities.yaml', ProcessingActivities);
export const retentionTable = readPolicy('retention.yaml', RetentionTable);
export const ageRules = readPolicy('age-rules.yaml', AgeRules);

for (const [name, { purpose }] of Object.entries(accessMatrix.permissions)) {
	if (!processingActivities.activities[purpose])
		throw new Error(`permission ${name} has no processing activity "${purpose}"`);
}

/** The permission by name; a route that names one that is not in the matrix does not start. */
export function permissionNamed(name: string): Permission {
	const permission = accessMatrix.permissions[name];
	if (!permission) throw new Error(`permission "${name}" is not in policy/access-matrix.yaml`);
	return permission;
}
