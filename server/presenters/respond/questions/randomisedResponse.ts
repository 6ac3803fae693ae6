// An instruction a person can follow with a coin, a die or a birthday, and two sentences on why nobody can know their answer.
import { chanceOf } from '../../../../surveys/sensitive/instruments.ts';
import { yesOrNo } from '../../../../surveys/questions/hidden-choice.ts';
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { marked, type Marked, type Reader } from '../../reader.ts';
import { presentWords, withReason, type Asked } from './asked.ts';
import { birthdayInWords, othersInWords, outcomesInWords } from './chanceWords.ts';
import { presentMissing, presentOption } from './options.ts';

type Randomised = QuestionOf<'randomised-response'>;

/** Coin and die have their words; birthdays by month and by day share theirs. */
const wordsOf = (instrument: Randomised['instrument']): 'coin' | 'dice' | 'birthday' =>
  instrument === 'coin' || instrument === 'dice' ? instrument : 'birthday';

/** More cases than this are too narrow on a phone: they stand one below the other. */
const mostSideBySide = 2;

type Case = Pick<Marked, 'text'> & Partial<Marked> & { readonly term: string; readonly title: string | null };

const forcedCases = ({ reader, question }: Asked<Randomised>): readonly Case[] => {
  const { instrument, forced = { yes: [], no: [] } } = question;
  const told = (answer: 'yes' | 'no'): readonly Case[] =>
    forced[answer].length === 0
      ? []
      : [
          {
            term: outcomesInWords(reader, instrument, forced[answer]),
            title: reader.t(`respond:chance.say_${answer}`),
            text: reader.t('respond:chance.whatever'),
          },
        ];
  const free = {
    term: othersInWords(reader, instrument, [...forced.yes, ...forced.no]),
    title: reader.t('respond:chance.say_truth'),
    text: reader.t('respond:chance.yes_or_no'),
  };
  return [...told('yes'), ...told('no'), free];
};

const unrelatedCases = ({ reader, question }: Asked<Randomised>): readonly Case[] => {
  const { instrument, unrelated } = question;
  if (!unrelated) return [];
  const { sensitive, birthday } = unrelated;
  const innocent = reader.t('respond:chance.innocent_question', { when: birthdayInWords(reader, birthday) });
  return [
    { term: outcomesInWords(reader, instrument, sensitive), title: null, ...marked(reader, question.text) },
    { term: othersInWords(reader, instrument, sensitive), title: null, text: innocent },
  ];
};

const reasonOf = ({ t }: Reader, { instrument, forced }: Randomised): string => {
  if (!forced) return t('respond:chance.why_unrelated');
  const of = (outcomes: readonly string[]): number => Math.round(chanceOf(instrument, outcomes) * 100);
  const [yes, no] = [of(forced.yes), of(forced.no)];
  return t(forced.no.length > 0 ? 'respond:chance.why_forced_both' : 'respond:chance.why_forced', {
    yes,
    no,
  });
};

const stepsOf = ({ t }: Reader, { instrument, unrelated }: Randomised): readonly string[] => {
  const words = wordsOf(instrument);
  const draw = [t(`respond:chance.${words}.draw`), t(`respond:chance.${words}.keep`)];
  return unrelated
    ? [t('respond:chance.think_of_somebody'), ...draw, t('respond:chance.answer_yours')]
    : [...draw, t(`respond:chance.${words}.answer`)];
};

export const presentRandomisedResponse = (asked: Asked<Randomised>) => {
  const { question, reader } = asked;
  const { id, unrelated, instrument } = question;
  const { t } = reader;
  const words = wordsOf(instrument);
  const cases = unrelated ? unrelatedCases(asked) : forcedCases(asked);
  const shown = withReason(presentWords(asked), reader, reasonOf(reader, question));
  return {
    type: question.type,
    ...shown,
    heading: unrelated ? t('respond:chance.one_of_two') : shown.heading,
    lang: unrelated ? null : shown.lang,
    instruction: question.hint ? null : t(`respond:chance.${words}.${unrelated ? 'which' : 'keeps_secret'}`),
    steps: stepsOf(reader, question),
    cases,
    isLedger: unrelated !== undefined || cases.length > mostSideBySide,
    instead:
      words === 'birthday'
        ? null
        : { summary: t(`respond:chance.${words}.none`), text: t(`respond:chance.${words}.instead`) },
    options: yesOrNo.map((answer, index) =>
      presentOption(asked, answer, { kind: 'radio', name: id, id: index === 0 ? id : null }),
    ),
    or: null,
    apart: presentMissing(asked, question, { kind: 'radio', name: id }),
  };
};
