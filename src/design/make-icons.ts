// Writes icon-paths.ts from Phosphor (MIT): only the icons we use, only their outline.
// Run: node src/design/make-icons.ts. Add a name below to add an icon; end it with "-fill" for the filled form.
import { readFileSync, writeFileSync } from 'node:fs';

const used =
	`arrow-counter-clockwise arrow-left arrow-right book-open buildings calendar-dots caret-right chat-circle check
briefcase chats check-circle-fill clock coffee device-mobile dots-nine dots-nine-fill download-simple envelope-simple eye eye-slash
file-csv flag floppy-disk gear graduation-cap hand-heart hand-waving handshake house house-fill info key link-simple list
lock-simple magnifying-glass map-pin map-trifold map-trifold-fill microphone moon pencil-simple person-simple-walk phone plus
plus-circle plus-circle-fill printer shield-check sign-in sign-out sliders-horizontal soccer-ball speaker-high star stop
sun sun-horizon sun-horizon-fill thumbs-up trash user-circle user-circle-fill user-plus users-three
users-three-fill warning-circle x`.split(/\s+/);

const assets = new URL('../../node_modules/@phosphor-icons/core/assets/', import.meta.url);

/** One decimal on a canvas of 256 is a hundredth of a pixel at the size we draw, and a third fewer bytes. */
const roughly = (path: string): string =>
	path.replace(/\d*\.\d+/g, (number, at: number) => {
		// "8.42.88" is two numbers: rounding the second takes away the point that parted them.
		const parted = number.startsWith('.') && /\d/.test(path[at - 1] ?? '') ? ',' : '';
		return parted + Math.round(Number(number) * 10) / 10;
	});

function outline(name: string): string {
	const style = name.endsWith('-fill') ? 'fill' : 'regular';
	const paths = [...readFileSync(new URL(`${style}/${name}.svg`, assets), 'utf8').matchAll(/<path d="([^"]+)"/g)];
	if (paths.length === 0) throw new Error(`No outline in ${name}.svg`);
	return paths.map((found) => roughly(found[1] as string)).join('');
}

const lines = used.sort().map((name) => `\t'${name}': '${outline(name)}',`);
const file = `// Written by make-icons.ts from @phosphor-icons/core (MIT). Do not edit by hand.
export const iconPaths = {
${lines.join('\n')}
} as const;

export type IconName = keyof typeof iconPaths;
`;
writeFileSync(new URL('./icon-paths.ts', import.meta.url), file);
