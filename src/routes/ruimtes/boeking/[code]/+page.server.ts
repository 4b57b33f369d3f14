import { SettleForm } from '#modules/rooms';
import { bookingScreen, settleByCode } from '#modules/rooms/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('rooms.by-code', bookingScreen);

export const actions = {
	zet: acts('rooms.by-code', SettleForm, settleByCode),
};
