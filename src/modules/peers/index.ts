/** Door for everyone: types, pure rules, forms. */
export {
	AgreeForm,
	AskForm,
	CallOffForm,
	CoffeeForm,
	JustThis,
	MeetForm,
	PeerCodeForm,
	ProposePeersForm,
	PulseForm,
	SayForm,
} from './peer.forms.ts';
export { fewestPeers, type PeerAsk } from './peer.ts';
