import { BookForm } from '#modules/rooms';
import { bookAction, bookScreen } from '#modules/rooms/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('rooms.book', bookScreen);

export const actions = {
	boek: acts('rooms.book', BookForm, bookAction),
};
