export { WaymarkHelp } from './element/WaymarkHelp.ts';
export type { HelpEventMessage } from './element/HelpEventMessage.ts';
export type { HelpProperties, ReceiverSetup } from './element/HelpProperties.ts';
export type { MoveRequest } from './element/MoveRequest.ts';
