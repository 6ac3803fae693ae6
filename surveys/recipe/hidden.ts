// Questions whose answers chance or a list has hidden: a recipe may ask for their estimate, never for shares of the answers.
import { comparedIn } from './compared.ts';
import type { Found, Sentence } from './found.ts';
import { techniqueOf, techniques, type Technique } from '../sensitive/technique.ts';
import type { Outline } from './outline.ts';
import { isMeant, usesIn, type Asked } from './sources.ts';

type Waves = readonly { readonly name: string | null; readonly asked?: readonly Asked[] }[];

const isHidden = (waves: Waves, name: string): boolean =>
  waves.some(({ asked = [] }) =>
    asked.some(({ variable }) => variable.indirect !== undefined && isMeant(variable, name)),
  );

/** A name that stands for nothing is told elsewhere. */
const unhiddenMistakes = (waves: Waves, name: string): readonly Sentence[] => {
  if (isHidden(waves, name)) return [];
  if (waves.every(({ asked }) => asked === undefined)) return [withoutQuestionnaire];
  const isThere = waves.some(({ asked = [] }) => asked.some(({ variable }) => isMeant(variable, name)));
  return isThere ? [direct(name)] : [];
};

type Pair = readonly [earlier: Asking, later: Asking];
type Asking = { readonly wave: string; readonly technique: Technique };

const askingOf = (waves: Waves, name: string): readonly Asking[] =>
  waves.flatMap(({ name: wave, asked = [] }) =>
    asked
      .filter(({ variable }) => variable.name === name)
      .map(({ variable }) => ({ wave: wave ?? '', technique: techniqueOf(variable) })),
  );

/** Changes of an estimate: of samples drawn anew, and of answers hidden in the same way. */
const changeMistakes = ({ results, design }: Outline, waves: Waves): readonly Found[] =>
  results.flatMap((item, at) => {
    if (item?.type !== 'sensitive' || item.changes === undefined) return [];
    const path = ['results', at, 'changes'];
    const pairs = comparedIn(item.changes, askingOf(waves, item.variable));
    return [
      ...(design?.overlap === true ? [{ path, message: overlapping }] : []),
      ...pairs
        .filter(([earlier, later]) => earlier.technique !== later.technique)
        .map(pair => ({ path, message: otherwiseHidden(item.variable, pair) })),
    ];
  });

const unhidden = (outline: Outline, waves: Waves): readonly Found[] => {
  const isEstimated = (path: Found['path']): boolean => {
    const [part, at, field] = path;
    return part === 'results' && field === 'variable' && outline.results[Number(at)]?.type === 'sensitive';
  };
  return usesIn(outline).flatMap(({ path, names }) => {
    if (isEstimated(path))
      return names.flatMap(name => unhiddenMistakes(waves, name)).map(message => ({ path, message }));
    return [...new Set(names)]
      .filter(name => isHidden(waves, name))
      .map(name => ({ path, message: hidden(name) }));
  });
};

export const hiddenMistakes = (outline: Outline, waves: Waves): readonly Found[] => [
  ...unhidden(outline, waves),
  ...changeMistakes(outline, waves),
];

const otherwiseHidden = (name: string, [earlier, later]: Pair): Sentence => ({
  ru: `сравнивает волны ${earlier.wave} и ${later.wave}, а ответы на ${name} в них скрыты по-разному (${techniques[earlier.technique].ru}; ${techniques[later.technique].ru}), и разница говорила бы о способе, а не о людях: оставьте в \`data: waves:\` волны с одним способом`,
  en: `compares waves ${earlier.wave} and ${later.wave}, which hid the answers to ${name} in different ways (${techniques[earlier.technique].en}; ${techniques[later.technique].en}): the difference would tell of the way, not of people; keep under \`data: waves:\` the waves that hid them in one way`,
});

const overlapping: Sentence = {
  ru: 'сравнивает волны, в которых опрошены те же места или люди (`overlap: true`), а ошибка изменения чувствительного вопроса известна только для независимых выборок: уберите `changes:`',
  en: 'compares waves that visited the same places or people (`overlap: true`), and the error of a change of a sensitive question is known for independent samples only: remove `changes:`',
};

const hidden = (name: string): Sentence => ({
  ru: `это ${name}, чувствительный вопрос: ответы на него скрыты случаем или списком, и доли самих ответов ничего не значат; напишите отдельную запись \`type: sensitive\`, \`variable: ${name}\` — она даёт оценку`,
  en: `is ${name}, a sensitive question: its answers are hidden by chance or by a list, and shares of them mean nothing; write an entry of its own, \`type: sensitive\`, \`variable: ${name}\`, which gives the estimate`,
});

const direct = (name: string): Sentence => ({
  ru: `это ${name}, а ответы на него ничем не скрыты: для вопроса, заданного прямо, напишите \`type: proportion\` или \`type: mean\``,
  en: `is ${name}, whose answers nothing hides: for a question asked directly write \`type: proportion\` or \`type: mean\``,
});

const withoutQuestionnaire: Sentence = {
  ru: 'стоит у данных из файла, а как скрыты ответы, знает только анкета опроса из хранилища: посчитайте долю через `type: proportion` и пересчитайте её по формуле метода',
  en: 'belongs to a file, and only the questionnaire of a survey in the store knows how answers were hidden: take the share with `type: proportion` and apply the formula of the method to it',
};
