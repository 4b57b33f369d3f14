export type { Approach, ApproachLibrary, Effort, Evidence, Words } from './approach.ts';
export { parseApproaches, unknownCodes } from './approach.ts';
export type { FitReason, FittingApproach, Sought } from './find-approaches.ts';
export { approachesFor, searchApproaches } from './find-approaches.ts';
