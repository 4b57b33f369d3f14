/** Door for everyone: types, pure rules, forms. */
export { AnswerHomeForm, AskHomeForm, MemberForm, ShareHomeForm } from './household.forms.ts';
export { householdsInFile } from './households-in-file.ts';
