// What a release may be called: no share that nothing computed, no number that the questionnaire or the years of its waves do not have.
import type { Localised } from '../../../surveys/localised.ts';
import { numbersIn, ownNumbers } from '../findings/words.ts';
import type { Snapshot } from './snapshot.ts';

const year = /^(?:19|20)[0-9]{2}$/;
const sign = /[%‰‱٪％﹪℅]|процент|per ?cent/iu;
/** Of numbers in words, those that say a share or how many times: "two waves" counts nobody. */
const part =
  /половин|трет[ьие]|четверт|полтор|вдвое|втрое|вчетверо|впятеро|вдесятеро|кажд|hal[fv]|third|quarter|twice|thrice|doubl|tripl|one in|ths$/;

const numbersOf = ({ findings }: Snapshot): ReadonlySet<string> =>
  new Set(
    findings.flatMap(({ content }) =>
      content.questions.flatMap(question => [
        ...ownNumbers(question),
        ...question.waves.flatMap(({ wave }) => numbersIn(wave.name)),
      ]),
    ),
  );

/** The first number of a title that may not stand there; null where there is none. */
export const numberInTitle = (title: Localised, snapshot: Snapshot): string | null => {
  const own = numbersOf(snapshot);
  const mayBe = (number: string): boolean =>
    year.test(number) || own.has(number) || (!/\p{N}/u.test(number) && !part.test(number));
  const texts = Object.values(title).flatMap(text => text ?? []);
  return (
    texts.map(text => sign.exec(text)?.[0]).find(found => found !== undefined) ??
    texts.flatMap(numbersIn).find(number => !mayBe(number)) ??
    null
  );
};
