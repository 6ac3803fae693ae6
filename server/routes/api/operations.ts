// Every address of the programming interface, once: its parameters and its answer. Routing, OpenAPI, the page for people and the tests
// all read this.
import { z } from 'zod';
import {
  estimate,
  finding,
  findingWhole,
  index,
  many,
  one,
  release,
  releaseWhole,
  survey,
  surveyWhole,
} from './shapes.ts';

export const mostRows = 1000;
const usualRows = 100;

const name = z.string().min(1).max(100);
const paging = {
  limit: z.coerce.number().int().min(1).max(mostRows).default(usualRows).describe('How many, 1000 at most.'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('How many to leave out before.'),
};

export const queries = {
  none: z.strictObject({}),
  page: z.strictObject(paging),
  findings: z.strictObject({
    survey: name.optional().describe('Id of a survey.'),
    release: name.optional().describe('Id of a release.'),
    q: name.optional().describe('Words that stand in the sentence, the question or the topic.'),
    ...paging,
  }),
  estimates: z.strictObject({
    survey: name.optional().describe('Id of a survey.'),
    release: name.optional().describe('Id of a release.'),
    question: name.optional().describe('Name of a question.'),
    wave: name.optional().describe('Name of a wave.'),
    role: z
      .enum(['headline', 'answer'])
      .optional()
      .describe('Only headline numbers, or only single answers.'),
    ...paging,
  }),
} as const;

export const answers = {
  Index: one(index),
  Surveys: many(survey),
  Survey: one(surveyWhole),
  Releases: many(release),
  Release: one(releaseWhole),
  Findings: many(finding),
  Finding: one(findingWhole),
  Estimates: many(estimate),
} as const;

type Operation = {
  /** As OpenAPI writes it, after the root. */
  readonly path: string;
  readonly id: string;
  readonly query: keyof typeof queries;
  readonly answer: keyof typeof answers;
};

export const operations = [
  { path: '/', id: 'getIndex', query: 'none', answer: 'Index' },
  { path: '/surveys', id: 'listSurveys', query: 'page', answer: 'Surveys' },
  { path: '/surveys/{survey}', id: 'getSurvey', query: 'none', answer: 'Survey' },
  { path: '/releases', id: 'listReleases', query: 'page', answer: 'Releases' },
  { path: '/releases/{release}', id: 'getRelease', query: 'none', answer: 'Release' },
  { path: '/releases/{release}/{version}', id: 'getReleaseVersion', query: 'none', answer: 'Release' },
  { path: '/findings', id: 'listFindings', query: 'findings', answer: 'Findings' },
  { path: '/findings/{finding}', id: 'getFinding', query: 'none', answer: 'Finding' },
  { path: '/estimates', id: 'listEstimates', query: 'estimates', answer: 'Estimates' },
] as const satisfies readonly Operation[];

export type OperationId = (typeof operations)[number]['id'];
