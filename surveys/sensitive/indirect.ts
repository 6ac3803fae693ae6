// How a sensitive question hides each answer, as the codebook keeps it: the design with its probabilities, computed from the
// instrument. The analysis needs nothing else to take chance out again.
import type { Localised } from '../localised.ts';
import type { QuestionOf } from '../questions/schema.ts';
import { chanceOf, chanceOfBirthday } from './instruments.ts';
import type { Birthday, Instrument } from './instruments.ts';

/** Answers are yes and no; in the crosswise models `yes` is the code that counts as yes. */
export type ChanceDesign =
  | {
      readonly model: 'forced';
      readonly instrument: Instrument;
      readonly forcedYes: number;
      readonly forcedNo: number;
      readonly yes: 'yes';
    }
  | {
      readonly model: 'unrelated';
      readonly instrument: Instrument;
      /** Probability of the sensitive question, and the share of yes to the innocent one. */
      readonly p: number;
      readonly unrelatedShare: number;
      readonly birthday: Birthday;
      readonly yes: 'yes';
    }
  | {
      readonly model: 'crosswise' | 'triangular';
      /** Share of people for whom the innocent statement is true. */
      readonly p: number;
      readonly birthday: Birthday;
      readonly yes: 'same' | 'some';
    };

/** A list experiment: the variable that holds the arm, and what each arm saw. */
export type ListDesign = {
  readonly model: 'list';
  readonly group: string;
  readonly treatment: 'treatment';
  readonly items: readonly Localised[];
  readonly sensitiveItem: Localised;
};

export type IndirectDesign = ChanceDesign | ListDesign;

/** Undefined where the question is written wrong: its mistakes are told elsewhere. */
export const randomisedDesign = (
  question: Pick<QuestionOf<'randomised-response'>, 'instrument' | 'forced' | 'unrelated'>,
): ChanceDesign | undefined => {
  const { instrument, forced, unrelated } = question;
  if (unrelated) {
    const { birthday, sensitive } = unrelated;
    const [p, unrelatedShare] = [chanceOf(instrument, sensitive), chanceOfBirthday(birthday)];
    return { model: 'unrelated', instrument, p, unrelatedShare, birthday, yes: 'yes' };
  }
  if (!forced) return undefined;
  const [forcedYes, forcedNo] = [chanceOf(instrument, forced.yes), chanceOf(instrument, forced.no)];
  return { model: 'forced', instrument, forcedYes, forcedNo, yes: 'yes' };
};

export const crosswiseDesign = ({
  model,
  birthday,
}: Pick<QuestionOf<'crosswise'>, 'model' | 'birthday'>): ChanceDesign => ({
  model,
  p: chanceOfBirthday(birthday),
  birthday,
  yes: model === 'crosswise' ? 'same' : 'some',
});

/** The share of yes to expect where the sensitive statement is true of this share of people and all do as they are told. */
export const expectedYes = (design: ChanceDesign, prevalence: number): number => {
  switch (design.model) {
    case 'forced':
      return design.forcedYes + (1 - design.forcedYes - design.forcedNo) * prevalence;
    case 'unrelated':
      return design.p * prevalence + (1 - design.p) * design.unrelatedShare;
    case 'crosswise':
      return design.p * prevalence + (1 - design.p) * (1 - prevalence);
    case 'triangular':
      return 1 - (1 - design.p) * (1 - prevalence);
  }
};

/** By how much the share of yes rises with the prevalence: 0 tells nothing, 1 hides nothing. */
export const clarityOf = (design: ChanceDesign): number => expectedYes(design, 1) - expectedYes(design, 0);
