// A street of façades, drawn from the name of a neighbourhood: the same name is always the same street.
import { numbersFrom } from './weave.ts';

export type Paint = '1' | '2' | '3' | '4' | '5' | '6' | 'dark' | 'line';
export type Street = { width: number; height: number; layers: { paint: Paint; d: string }[] };

type Brush = (paint: Paint, d: string) => void;
type House = { left: number; width: number; eaves: number; bays: number; floors: number; paint: Paint };

const ground = 210;
const floorHeight = 42;
const paints: Paint[] = ['1', '2', '3', '4', '5', '6'];

const block = (x: number, y: number, w: number, h: number) => `M${x} ${y}h${w}v${h}h${-w}z`;

/** Four rooflines of the Dutch street: cornice, stepped gable, bell gable, point. */
function drawRoof(brush: Brush, roof: number, house: House): void {
	const { left, width, eaves, paint } = house;
	const middle = left + width / 2;
	const slates = paint === '2' ? '6' : '2';
	if (roof < 0.3) brush(paint === '1' ? '6' : '1', block(left - 3, eaves - 5, width + 6, 6));
	else if (roof < 0.55) {
		for (const [step, part] of [0.72, 0.44, 0.16].entries()) {
			const wide = Math.round(width * part);
			brush(paint, block(Math.round(middle - wide / 2), eaves - 10 * (step + 1), wide, 10));
		}
	} else if (roof < 0.8) {
		const half = Math.round(width * 0.3);
		brush(paint, `M${middle - half} ${eaves}v-18Q${middle} ${eaves - 40} ${middle + half} ${eaves - 18}v18z`);
	} else brush(slates, `M${left} ${eaves}L${middle} ${eaves - 30}L${left + width} ${eaves}z`);
}

function drawWindows(brush: Brush, next: () => number, house: House): void {
	const pitch = (house.width - 18) / house.bays;
	const door = Math.floor(next() * house.bays);
	for (let floor = 0; floor < house.floors; floor++) {
		const top = house.eaves + 14 + floor * floorHeight;
		for (let bay = 0; bay < house.bays; bay++) {
			const x = Math.round(house.left + 9 + bay * pitch + (pitch - 17) / 2);
			const atStreet = floor === house.floors - 1;
			if (atStreet && bay === door) {
				brush('dark', block(x, top, 17, ground - top));
				brush('4', block(x + 3, top + 3, 11, 8));
				continue;
			}
			const lit = next() < 0.34;
			brush(lit ? '4' : 'dark', block(x, top, 17, 24));
			if (!lit && next() < 0.4) brush('3', block(x + 1, top + 1, 7, 22));
			if (house.paint !== '1') brush('1', block(x, top + 24, 17, 3));
		}
	}
}

function drawTree(brush: Brush, left: number): void {
	const circle = (x: number, y: number, r: number) =>
		`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
	brush('2', block(left + 25, 150, 5, 60));
	brush('6', circle(left + 28, 132, 32));
	brush('3', circle(left + 38, 146, 17));
}

/** A line of small flags between two houses, because here something is going on. */
function drawFlags(brush: Brush, left: number, y: number): void {
	brush('line', `M${left} ${y}q40 20 80 0`);
	const colours: Paint[] = ['4', '2', '5', '3'];
	colours.forEach((paint, flag) => {
		const x = left + 8 + flag * 18;
		brush(paint, `M${x} ${y + 6}h10l-5 11z`);
	});
}

/** Draws façades until `width` is full. Layers keep the order in which they must be painted. */
export function street(name: string, width = 1400): Street {
	const next = numbersFrom(`${name} street`);
	const layers: Street['layers'] = [];
	const brush: Brush = (paint, d) => {
		const last = layers.at(-1);
		if (last?.paint === paint) last.d += d;
		else layers.push({ paint, d });
	};
	let x = -10;
	let previous: Paint | undefined;
	for (let lot = 0; x < width; lot++) {
		if (lot % 6 === 4) {
			drawTree(brush, x + 2);
			x += 62;
			continue;
		}
		const bays = next() < 0.45 ? 2 : 3;
		const floors = next() < 0.5 ? 2 : 3;
		const choice = paints.filter((paint) => paint !== previous);
		const paint = choice[Math.floor(next() * choice.length)] ?? '1';
		const house: House = {
			left: x,
			width: bays === 2 ? 70 : 96,
			eaves: ground - 22 - floors * floorHeight,
			bays,
			floors,
			paint,
		};
		brush(paint, block(x, house.eaves, house.width, ground - house.eaves));
		drawRoof(brush, next(), house);
		drawWindows(brush, next, house);
		if (lot % 7 === 3) drawFlags(brush, x - 10, house.eaves + 6);
		previous = paint;
		x += house.width + 2;
	}
	return { width, height: ground, layers };
}
