/** The day the statement was last looked at; a test asks for a new look within a year (model of toegankelijkheidsverklaring.nl). */
export const accessibilityStatementDate = '2026-11-22';
