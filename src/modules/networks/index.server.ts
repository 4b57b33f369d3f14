/** Door for the server: commands and queries. */
export { askableFor, keepInNetwork, keepPicture } from './draw-network.server.ts';
export { onNetwork } from './network-acts.server.ts';
export { networkPart, networkScreen } from './network-screens.server.ts';
