export { type Adjacency, type AreaWithNeighbours, adjacencyOf } from './adjacency.ts';
export { isDismissed, rankAgenda } from './agenda.ts';
export { type Baseline, fitBaseline } from './baseline.ts';
export { type Calibration, calibrate, LONGEST_RECURRENCE_WEEKS } from './calibration.ts';
export { type CountCube, type CountedNeed, type CountedSignal, countSignals, dayNumber } from './count-cube.ts';
export type { Dismissal, Fact, Finding, FindingLevel, FindingTier, Method } from './finding.ts';
export { type PatternConfig, patternConfig } from './pattern-config.ts';
export { scanWeek } from './scan-week.ts';
export { type RandomSource, seededRandom } from './seeded-random.ts';
