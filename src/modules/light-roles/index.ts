/** Door for everyone: types, pure rules, forms. */
export { InviteForm, RoleAnswerForm, RoleStepForm, SupportForm } from './light-role.forms.ts';
