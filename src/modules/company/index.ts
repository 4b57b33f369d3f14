/** Door for everyone: types, pure rules, forms. */

export * from './company.forms.ts';
export { companyInFile } from './company-in-file.ts';
