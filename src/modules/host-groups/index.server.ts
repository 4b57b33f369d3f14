/** Door for the server: commands and queries. */
export { hostGroupsRetention } from './host-groups-retention.store.server.ts';
export { answerPlace, askForPlace, endPlace } from './host-places.server.ts';
export {
	askPlaceScreen,
	beginHostsScreen,
	hostGroupScreen,
	hostGroupsScreen,
	hostsToday,
	houseScreen,
	tendHostsScreen,
} from './host-screens.server.ts';
export {
	answerWord,
	answerWordAsHouse,
	lookOverWord,
	openWeighing,
	takeHostWordAway,
	tellWorry,
	weighHosts,
} from './host-words.server.ts';
export {
	askTime,
	askTimeScreen,
	openTimeCode,
	takeTimeBack,
	timeCodeScreen,
	timeDone,
	timeScreen,
	timeToday,
	weighTime,
} from './professional-time.server.ts';
export {
	agreeAsHouse,
	agreeAsNeighbours,
	beContact,
	beginHostGroup,
	clearHostContacts,
	dropHostAgreement,
	endHostGroup,
	newSideCode,
	openSideCode,
	residentsAgree,
	setLimits,
	stopBeingContact,
	tendHostGroups,
	writeHostAgreement,
} from './tend-host-group.server.ts';
