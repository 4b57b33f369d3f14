/** Door for everyone: types, pure rules, forms. */
export { type CircleOptions, circleOptions, type Hub, type Person } from './circle.ts';
export { AnswerForm, BeginForm, HelpForm, JustThis, MoveForm, OneForm, PlanForm } from './circles.forms.ts';
export type { Circles, Unplaced } from './form-circles.ts';
export { formInThread } from './form-in-thread.ts';
