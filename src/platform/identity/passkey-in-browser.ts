/** Passkeys, for the browsers that have them. Everything here is extra: the mail code always works. */

const canParse = (): boolean =>
	typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

export const passkeysWork = canParse;

async function ask(path: string, body?: unknown): Promise<unknown> {
	const response = await fetch(
		`/api/auth/passkey/${path}`,
		body === undefined
			? {}
			: { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
	);
	if (!response.ok) throw new Error(`passkey: ${response.status}`);
	return response.json();
}

/** Signs in with a passkey. False when the person stopped or it was not right. */
export async function signInWithPasskey(): Promise<boolean> {
	try {
		const options = (await ask('generate-authenticate-options')) as PublicKeyCredentialRequestOptionsJSON;
		const credential = (await navigator.credentials.get({
			publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
		})) as PublicKeyCredential | null;
		if (!credential) return false;
		await ask('verify-authentication', { response: credential.toJSON() });
		return true;
	} catch {
		return false;
	}
}

/** Adds a passkey to the account that is signed in. False when it did not come to be. */
export async function addPasskey(name: string): Promise<boolean> {
	try {
		const options = (await ask('generate-register-options')) as PublicKeyCredentialCreationOptionsJSON;
		const credential = (await navigator.credentials.create({
			publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
		})) as PublicKeyCredential | null;
		if (!credential) return false;
		await ask('verify-registration', { response: credential.toJSON(), name });
		return true;
	} catch {
		return false;
	}
}
