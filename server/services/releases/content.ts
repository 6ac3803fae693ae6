// The content of a finding as it stands today, with its own words: for previews, and for the release that freezes it.
import type { Finding } from '../../stores/findings.ts';
import { withWords } from '../findings/words.ts';
import type { Breakdown } from '../results/breakdown.ts';
import type { Content } from '../results/content.ts';
import type { QuestionResult, ResultsService } from '../results/index.ts';

export type Told = Pick<Finding, 'survey' | 'questions' | 'by' | 'words'>;

/** The newest wave of a question by the groups of another; null where it cannot be shown. */
export type BreakdownOf = (
  asked: { readonly survey: string; readonly question: string; readonly by: string },
  signal?: AbortSignal,
) => Promise<Breakdown | null>;

type Parts = {
  readonly results: Pick<ResultsService, 'question'>;
  /** Without it, nothing is broken down. */
  readonly breakdown?: BreakdownOf;
};

export const contentService = ({ results, breakdown }: Parts) => ({
  canBreakDown: breakdown !== undefined,
  of: async ({ survey, questions, by, words }: Told, signal?: AbortSignal): Promise<Content> => {
    const found: QuestionResult[] = [];
    for (const name of questions) found.push(await results.question(survey, name, signal));
    const [first, ...more] = found;
    if (!first) throw new RangeError('A finding is about a question');
    return {
      questions: [withWords(first, words), ...more],
      breakdown:
        by === null || !breakdown
          ? null
          : await breakdown({ survey, question: first.variable.name, by }, signal),
    };
  },
});

export type ContentService = ReturnType<typeof contentService>;
