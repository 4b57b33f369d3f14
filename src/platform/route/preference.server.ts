import { type RequestEvent, redirect } from '@sveltejs/kit';
import { onThisSite } from '../identity/identity.forms.ts';

const year = 365 * 24 * 3600;

/** Keeps light or dark as chosen, and goes back to the page it was chosen on. */
export async function keepPreference({ request, cookies, url }: RequestEvent): Promise<Response> {
	const form = await request.formData();
	const colour = String(form.get('kleur') ?? '');
	const back = String(form.get('terug') ?? '/');
	if (colour === 'licht' || colour === 'donker')
		cookies.set('kleur', colour, {
			path: '/',
			maxAge: year,
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
		});
	else cookies.delete('kleur', { path: '/' });
	redirect(303, onThisSite(back, '/'));
}
