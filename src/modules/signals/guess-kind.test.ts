import { expect, test } from 'vitest';
import { guessKind } from './guess-kind.ts';

test.each([
	['Ik kan goed snoeien', 'kan'],
	['Ik rijd toch, ik kan best iemand meenemen', 'kan'],
	['Kunsthistorica wil lezingen geven', 'kan'],
	['Ik zoek een fietsmaatje', 'zoek'],
	['Wie helpt mij met een formulier?', 'zoek'],
	['Mevrouw heeft schulden bij vier bedrijven', 'zoek'],
	['Wij willen een buurtfeest', 'wil'],
	['Ik zou graag leren zwemmen', 'wil'],
	['Ik zie dat de lamp stuk is', 'zie'],
	['De lantaarn bij het park is stuk', 'zie'],
])('"%s" sounds like %s', (text, kind) => expect(guessKind(text)).toBe(kind));
