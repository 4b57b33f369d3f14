import { m } from '#text';
import type { Tie } from '../initiative.ts';
import type { Channel } from '../members.store.server.ts';

export const tieWord = (tie: Tie): string =>
	({
		starter: m.initiatives_tie_starter,
		carrier: m.initiatives_tie_carrier,
		supporter: m.initiatives_tie_supporter,
		member: m.initiatives_tie_member,
		answer: m.initiatives_tie_answer,
		follower: m.initiatives_tie_follower,
	})[tie]();

export const channelWord = (channel: Channel): string =>
	({
		account: m.initiatives_channel_account,
		mail: m.initiatives_channel_mail,
		phone: m.initiatives_channel_phone,
		desk: m.initiatives_channel_desk,
		paper: m.initiatives_channel_paper,
	})[channel]();
