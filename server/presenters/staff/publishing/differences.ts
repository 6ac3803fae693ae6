// The difference to the version before, question by question, with what each change does to the trend.
import { gradeWords, grades, type Change, type Grade } from '../../../../surveys/versions.ts';
import type { Standing } from '../../../services/publishing.ts';
import type { Reader } from '../../reader.ts';
import { staffLanguage } from './head.ts';
import { brief, questionLabel } from './places.ts';

const presentChange = (reader: Reader, { field, part, language, message, effect, before, after }: Change) => {
  const spoken = staffLanguage(reader);
  const where = [field, part, language].filter(step => step !== undefined).join(', ');
  return {
    message: where === '' ? message[spoken] : `${message[spoken]} (${where})`,
    before: before === undefined ? null : brief(before, 160),
    after: after === undefined ? null : brief(after, 160),
    effect: effect[spoken],
  };
};

/** A question that went is called by its words in the version before. */
const labelOf = (reader: Reader, { draft, former }: Standing, id: string | undefined): string => {
  if (id === undefined) return reader.t('publishing:place.whole');
  const isHere = draft.document.pages.some(({ questions }) => questions.some(each => each.id === id));
  return questionLabel(reader, isHere || !former ? draft.document : former.document, id);
};

const rank = ({ grade }: { readonly grade: Grade }): number => grades.indexOf(grade);

export const presentDifferences = (reader: Reader, standing: Standing) => {
  const { t } = reader;
  const spoken = staffLanguage(reader);
  const { former, questions } = standing;
  const count = (grade: Grade): number => questions.filter(each => each.grade === grade).length;
  return {
    heading: former
      ? t('publishing:difference.heading', { number: former.number })
      : t('publishing:difference.first'),
    summary:
      former === null
        ? t('publishing:difference.first_note')
        : questions.length === 0
          ? t('publishing:difference.none')
          : t('publishing:difference.summary', {
              ...{ breaks: count('breaks'), touches: count('touches'), safe: count('safe') },
            }),
    columns: (['question', 'grade', 'change', 'trend'] as const).map(name =>
      t(`publishing:difference.column.${name}`),
    ),
    rows: [...questions]
      .sort((first, second) => rank(first) - rank(second))
      .map(touched => ({
        label: labelOf(reader, standing, touched.question),
        grade: gradeWords[touched.grade][spoken],
        tone: touched.grade,
        changes: touched.changes.map(change => presentChange(reader, change)),
        trend:
          touched.waves.length > 0
            ? t('publishing:difference.waves', { waves: touched.waves.join(', ') })
            : t('publishing:difference.no_waves'),
      })),
    words: { was: t('publishing:difference.was'), is: t('publishing:difference.is') },
  };
};
