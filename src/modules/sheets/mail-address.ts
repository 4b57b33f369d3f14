/** A mail address as it works, also when written out so that machines would not see it: "els at voorbeeld punt nl". */
export function readMail(cell: string): string | undefined {
	const text = cell
		.trim()
		.toLowerCase()
		.replace(/^mailto:/, '')
		.replace(/^<(.*)>$/, '$1')
		.replace(/\s*(?:\(at\)|\[at\]|\sat\s|\sapenstaartje\s)\s*/g, '@')
		.replace(/\s*(?:\(punt\)|\[punt\]|\spunt\s|\sdot\s|\(dot\)|\[dot\])\s*/g, '.')
		.replace(/\s*@\s*/, '@');
	return /^[a-z0-9](?:[a-z0-9._%+'-]*[a-z0-9_+'-])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(text) &&
		text.length <= 254
		? text
		: undefined;
}
