export { type Coordinates, coordinatesOf, type Place } from './distances.ts';
export { bernoulliModel, permutationModel, poissonModel, type ScanModel } from './scan-models.ts';
export { type ScanCluster, type ScanOptions, scanStatistic } from './scan-statistic.ts';
