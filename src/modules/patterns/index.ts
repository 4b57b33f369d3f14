export { type Adjacency, type AreaWithNeighbours, adjacencyOf } from './adjacency.ts';
export { isDismissed, rankAgenda } from './agenda.ts';
export { type Baseline, fitBaseline } from './baseline.ts';
export { type Calibration, calibrate, LONGEST_RECURRENCE_WEEKS } from './calibration.ts';
export { type CountCube, type CountedNeed, type CountedSignal, countSignals, dayNumber } from './count-cube.ts';
export type { Dismissal, Fact, Finding, FindingLevel, FindingTier, Method } from './finding.ts';
export { lookAtTown, type TownSeen, type TownToLookAt } from './look-at-town.ts';
export { operations, PatternsQuery } from './pattern.api.ts';
export {
	BoardFilter,
	ChanceForm,
	ChooseForm,
	DeclareForm,
	LearnForm,
	longestWords,
	MoveForm,
	mostAreas,
	NothingAsked,
	ParkForm,
} from './pattern.forms.ts';
export {
	mayCarryOn,
	mayDeclareIn,
	mayExist,
	maySeePattern,
	seesOverview,
	worksWithPatterns,
} from './pattern.policy.ts';
export {
	type BoardState,
	boardStates,
	type Figures,
	fewestPersons,
	isOnBoard,
	moveProblem,
	movesFrom,
	type Pattern,
	type PatternState,
	patternStates,
	type Step,
	type StepKind,
} from './pattern.ts';
export { type PatternConfig, patternConfig } from './pattern-config.ts';
export type { HistoryLine, PatternCard, PatternDetail } from './pattern-views.ts';
export { scanWeek } from './scan-week.ts';
export { numberWord, type Rarity, rarityOf, type Usual, usualIn } from './usual.ts';
export {
	AnswerForm,
	BundleForm,
	DecisionForm,
	PresentForm,
	QuestionForm,
	UndoForm,
	WorkgroupForm,
} from './workgroup.forms.ts';
export { mayDecideIn, maySeeWorkgroup, mayStartIn } from './workgroup.policy.ts';
export { type Decision, type DecisionKind, decisionKinds, undoDecisionSeconds, type Workgroup } from './workgroup.ts';
