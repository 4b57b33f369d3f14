/**
 * Every table the application knows, by qualified name. Each store declares its own tables here:
 *
 *   declare module '#platform/db/tables' { interface Tables { 'community.signal': SignalRow } }
 *
 * so that a table's shape stands beside the only SQL that touches it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the stores
export interface Tables {}
