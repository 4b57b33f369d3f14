/** Door for everyone: types, pure rules, forms. */
export { AnswerHomeForm, AskHomeForm, MemberForm, ShareHomeForm } from './household.forms.ts';
export { stampOf } from './household.ts';
export { householdsInFile } from './households-in-file.ts';
