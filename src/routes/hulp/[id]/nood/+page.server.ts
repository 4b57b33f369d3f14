import { EmergencyForm } from '#modules/clients';
import { emergencyScreen, lookInEmergency } from '#modules/clients/index.server';
import { acts, reads } from '#platform/route/index.server';

export const load = reads('clients.emergency', emergencyScreen);

export const actions = {
	default: acts('clients.look-in-emergency', EmergencyForm, async ({ tx, actor, params, about, form }) => {
		const id = params['id'] ?? '';
		await lookInEmergency(tx, actor, id, form);
		about({ type: 'client', id, personId: id });
		return { to: `/hulp/${id}` };
	}),
};
