/** In E.164, as cards keep a number; no mail address begins like this. */
export const isPhone = (address: string): boolean => /^\+\d{6,15}$/.test(address);

const patienceMs = 10_000;

/**
 * Hands a text message to the operator's gateway: a POST of `{ to, text }` in JSON, with `SMS_TOKEN` as bearer when there is one.
 * Gateways differ in their words; a few lines of proxy at the operator's make one of them speak these.
 * @throws when the gateway does not take it
 */
export async function sendText(gateway: string, to: string, text: string): Promise<void> {
	const { SMS_TOKEN } = process.env;
	const { ok, status } = await fetch(gateway, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...(SMS_TOKEN && { authorization: `Bearer ${SMS_TOKEN}` }) },
		body: JSON.stringify({ to, text }),
		redirect: 'error',
		signal: AbortSignal.timeout(patienceMs),
	});
	if (!ok) throw Object.assign(new Error('the gateway did not take it'), { code: `HTTP ${status}` });
}
