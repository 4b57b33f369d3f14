/** Door for the server: commands and queries. */
export { bookRoom, byCode, settleOwn } from './book-room.server.ts';
export {
	bookingScreen,
	knownOfRooms,
	manageScreen,
	ownRoomsScreen,
	roomFactsScreen,
	roomPeopleScreen,
} from './manage-screens.server.ts';
export { bookAction, ownBookings, roomOf, settleByCode, settleMine } from './room-actions.server.ts';
export { bookingsTable, roomCalendar, roomResource, roomsResource } from './room-files.server.ts';
export { bookScreen, newRoomScreen, roomScreen, roomsScreen } from './room-screens.server.ts';
export { roomsIn } from './rooms.store.server.ts';
export { roomsRetention } from './rooms-retention.store.server.ts';
export { agendaScreen, askForRoom, endDemand, handOverRoom } from './space-agenda.server.ts';
export { forgetInRooms, leaveRoomsAlone, tellAboutRoom, tendRooms } from './tell-rooms.server.ts';
export {
	answerBooking,
	beginRoom,
	endRoom,
	handKey,
	inviteToRoom,
	joinRoom,
	keyIsBack,
	leaveRoom,
	rewriteRoom,
	sayOpens,
	stopHolding,
	takeUpRoom,
	writeRules,
} from './tend-rooms.server.ts';
