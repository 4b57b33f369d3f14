/** Door for everyone: types and pure rules. */
export { type CircleOptions, circleOptions, type Hub, type Person } from './circle.ts';
export type { Circles, Unplaced } from './form-circles.ts';
export { formInThread } from './form-in-thread.ts';
