/** The address of a list with these choices; empty ones are left out, so that the same list has one address. */
export function listAddress(path: string, choices: Record<string, string | number | undefined>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(choices))
		if (value !== undefined && value !== '' && !(name === 'page' && value === 1)) query.set(name, String(value));
	const text = query.toString();
	return text ? `${path}?${text}` : path;
}
