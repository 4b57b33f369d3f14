export { type Coordinates, coordinatesOf, type Place } from './distances.ts';
export { operations, PublicFiguresQuery } from './figures.api.ts';
export { type Contribution, drawFigures, fewestShown, type PublicFigure } from './public-figures.ts';
export { lastWhole, type Quarter, quarterBefore } from './quarter.ts';
export { bernoulliModel, permutationModel, poissonModel, type ScanModel } from './scan-models.ts';
export { type ScanCluster, type ScanOptions, scanStatistic } from './scan-statistic.ts';
