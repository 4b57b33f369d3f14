// Writes icon-paths.ts from Phosphor (MIT): only the icons we use, only their outline.
// Run: node src/design/make-icons.ts. Add a name below to add an icon; end it with "-fill" for the filled form.
import { readFileSync, writeFileSync } from 'node:fs';

const used = `arrow-counter-clockwise arrow-left arrow-right bell bicycle book-open buildings buildings-fill calendar-dots
calendar-plus caret-right chart-bar chat-circle check check-circle check-circle-fill circle-half clipboard-text clock
cloud-slash coffee coins copy device-mobile dots-nine dots-nine-fill download-simple ear envelope-simple eye eye-slash
file-csv flag floppy-disk fork-knife gear globe hand-heart hand-waving handshake heart house house-fill info key
link-simple list list-checks lock-simple magnifying-glass map-pin map-trifold map-trifold-fill megaphone microphone moon
note-pencil pencil-simple phone plus plus-circle plus-circle-fill printer prohibit question share-network shield-check
sign-in sign-out sliders-horizontal speaker-high star stop sun sun-horizon sun-horizon-fill thumbs-up translate trash
tree upload-simple user-circle user-circle-fill user-plus users-three users-three-fill warning-circle wrench x`.split(/\s+/);

const assets = new URL('../../node_modules/@phosphor-icons/core/assets/', import.meta.url);

function outline(name: string): string {
	const style = name.endsWith('-fill') ? 'fill' : 'regular';
	const paths = [...readFileSync(new URL(`${style}/${name}.svg`, assets), 'utf8').matchAll(/<path d="([^"]+)"/g)];
	if (paths.length === 0) throw new Error(`No outline in ${name}.svg`);
	return paths.map((found) => found[1]).join('');
}

const lines = used.sort().map((name) => `\t'${name}': '${outline(name)}',`);
const file = `// Written by make-icons.ts from @phosphor-icons/core (MIT). Do not edit by hand.
export const iconPaths = {
${lines.join('\n')}
} as const;

export type IconName = keyof typeof iconPaths;
`;
writeFileSync(new URL('./icon-paths.ts', import.meta.url), file);
