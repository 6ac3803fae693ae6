// Questions whose answers chance or a list has hidden: a recipe may ask for their estimate, never for shares of the answers.
import type { Found, Sentence } from './found.ts';
import type { Outline } from './outline.ts';
import { isMeant, usesIn, type Asked } from './sources.ts';

type Waves = readonly { readonly asked?: readonly Asked[] }[];

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

export const hiddenMistakes = (outline: Outline, waves: Waves): readonly Found[] => {
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
