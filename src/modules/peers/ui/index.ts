/** Door for screens. */
export { default as OwnPeersPage } from './OwnPeersPage.svelte';
export { default as PeerAskPage } from './PeerAskPage.svelte';
export { default as PeerCodePage } from './PeerCodePage.svelte';
export { default as PeerGroupPage } from './PeerGroupPage.svelte';
export { default as PeersPage } from './PeersPage.svelte';
export { default as TypePeerCodePage } from './TypePeerCodePage.svelte';
