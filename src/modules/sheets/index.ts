export { type Field, fields } from './columns.ts';
export { type Column, findTable, type Table, tableOf } from './detect-table.ts';
export { duplicatePairs } from './duplicates.ts';
export { type PersonInSheet, peopleInTable, type Reading, type RowFault, rowFaults } from './people-in-sheet.ts';
export { readSheets } from './read-sheets.ts';
export { mostBytes, type Sheet } from './sheet.ts';
export * from './sheets.forms.ts';
export { type SheetFault, sheetFaults, UnreadableSheet } from './unreadable-sheet.ts';
