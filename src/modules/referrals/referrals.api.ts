import * as v from 'valibot';
import type { Operation } from '#platform/route/openapi';
import { FhirServiceRequest } from './fhir-referral.ts';

const FhirTask = v.looseObject({
	resourceType: v.literal('Task'),
	id: v.string(),
	status: v.picklist(['received', 'accepted', 'rejected', 'in-progress', 'completed', 'failed']),
	intent: v.literal('order'),
});
/** Nothing is asked beside the key. */
export const NothingAsked = v.object({});

/** What the program of a practice can do, with its key. */
export const operations: readonly Operation[] = [
	{
		operationId: 'referByProgram',
		method: 'post',
		path: '/fhir/ServiceRequest',
		tag: 'referrals',
		permission: 'referrals.refer-by-program',
		summary: 'Refer somebody to a wellbeing coach',
		description:
			'A FHIR R4 ServiceRequest with one contained Patient: a given name and at most one way to be reached, and nothing more. The question is note[0].text, in the words of the person. How much you hear back and that the person agreed are extensions. The answer is a Task; its note holds the code that you give to the person.',
		byKey: true,
		fhir: true,
		input: FhirServiceRequest,
		output: { name: 'FhirTask', schema: FhirTask, status: 201 },
	},
	{
		operationId: 'readReferralTask',
		method: 'get',
		path: '/fhir/Task/{id}',
		tag: 'referrals',
		permission: 'referrals.task',
		summary: 'How far one referral is',
		description:
			'Of your own practice, as far as the person chose. There is no list and no search; what was taken back is not found.',
		byKey: true,
		fhir: true,
		parameters: { id: 'The id of the Task you got when you referred' },
		output: { name: 'FhirTask', schema: FhirTask },
	},
];
