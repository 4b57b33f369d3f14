import { weekdayAndDay } from '#design/day-words.ts';
import { m } from '#text';
import type { PeerAsk, PeerState, Pulse } from '../peer.ts';

export const answerInWords = (answer: PeerAsk['answer']): string =>
	answer === null
		? m.peers_answer_none()
		: {
				yes: m.peers_answer_yes,
				later: m.peers_answer_later,
				no: m.peers_answer_no,
				left: m.peers_answer_left,
				elsewhere: m.peers_answer_elsewhere,
			}[answer]();

export const stateInWords = ({ state, closesOn }: { state: PeerState; closesOn: string }): string =>
	({
		asking: () => m.peers_group_asking({ day: weekdayAndDay(closesOn) }),
		open: m.peers_group_open,
		'by-itself': m.peers_group_by_itself,
		ended: m.peers_group_ended,
	})[state]();

export const pulseInWords = (pulse: Pulse): string =>
	({ good: m.peers_pulse_good, 'so-so': m.peers_pulse_so_so, not: m.peers_pulse_not })[pulse]();

export const meetingInWords = ({ on, at }: { on: string; at: string }): string =>
	m.peers_meeting({ day: weekdayAndDay(on), time: at.replace(':', '.') });
