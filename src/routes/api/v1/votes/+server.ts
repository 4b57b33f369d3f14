import { VoteQuery } from '#modules/ballots';
import { votesResource } from '#modules/ballots/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('ballots.look', VoteQuery, votesResource);
