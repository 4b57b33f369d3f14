import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#platform/db/index.server';
import { markOf } from '#platform/free-text/identifiers';
import { newUntimedId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { captureSignal } from './capture-signal.server.ts';
import { forgetInSignals } from './forget-person.server.ts';
import type { CaptureForm } from './signal.forms.ts';
import { areaRows, resident, schoolstraat } from './signals.fixtures.ts';

const { asOwner } = useDatabase();
beforeAll(() => asOwner(areaRows));

const tell = (text: string, more: Partial<CaptureForm> = {}) =>
	asActor(resident, 'community', (tx) =>
		captureSignal(
			tx,
			resident,
			{ id: newUntimedId(), text, areaCode: schoolstraat, contactAgreed: false, ...more } as CaptureForm,
			'GM9901',
		),
	);
const rowOf = async (id: string) =>
	(
		await asOwner(
			'select text, undone_at, reporter_id, person_id, follow_code_hash from community.signal where id = $1',
			[id],
		)
	).rows[0];
const contacts = async (id: string) =>
	(await asOwner('select * from community.signal_contact where signal_id = $1', [id])).rows;
const erase = () => forgetInSignals({ municipalityId: waterveen, subjectId: resident.personId as string });

describe('when somebody is erased', () => {
	test('what they told belongs to nobody any more, and how to reach them is gone', async () => {
		const { id } = await tell('Ik wil samen wandelen.', { contact: '06 12345678', contactAgreed: true });
		expect(await contacts(id)).toHaveLength(1);
		await erase();
		expect(await rowOf(id)).toEqual({
			text: 'Ik wil samen wandelen.',
			undone_at: null,
			reporter_id: null,
			person_id: null,
			follow_code_hash: null,
		});
		expect(await contacts(id)).toEqual([]);
	});
	test('words in which they can be recognised go too', async () => {
		const text = 'Ik ben Fatima de Vries, bel 06 12345678.';
		const { id } = await tell(text, { confirmed: markOf(text) });
		await erase();
		expect(await rowOf(id)).toMatchObject({ text: '', reporter_id: null });
	});
	test('a note that a worker wrote about them is about nobody', async () => {
		const id = newUntimedId();
		await asOwner(
			`insert into community.signal (municipality_id, id, kind, area_code, text, source, reporter_id, person_id, receipt, captured_at) values ($1, $2, 'wil', $3, 'Zou wel eens mee willen.', 'worker', $4, $5, 'r', now())`,
			[waterveen, id, schoolstraat, newUntimedId(), resident.personId],
		);
		await erase();
		expect(await rowOf(id)).toMatchObject({ text: 'Zou wel eens mee willen.', person_id: null });
		expect((await rowOf(id)).reporter_id).not.toBeNull();
	});
	test('hearing it twice changes nothing, and others keep what is theirs', async () => {
		const { id } = await tell('Ik kan fietsen maken.');
		await forgetInSignals({ municipalityId: waterveen, subjectId: newUntimedId() });
		expect((await rowOf(id)).reporter_id).toBe(resident.personId);
		await erase();
		await erase();
		expect((await rowOf(id)).reporter_id).toBeNull();
	});
});

test('what is kept of a note to know it again cannot be used to try telephone numbers', async () => {
	const { receiptOf } = await import('./keys.server.ts');
	const { createHash } = await import('node:crypto');
	const parts = ['nobody', 'tekst', '0612345678'];
	expect(receiptOf(parts)).toBe(receiptOf(parts));
	expect(receiptOf(parts)).not.toBe(createHash('sha256').update(JSON.stringify(parts)).digest('base64url'));
});
