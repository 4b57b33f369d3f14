/** Door for everyone: what is known of one person, and what they asked about it. */

export { AnswerQuestionForm, AskAboutForm } from './about-me.forms.ts';
export type { DataQuestion, Piece, PieceKind, WhatStays } from './about-me.ts';
export { everythingInFile } from './in-file.ts';
