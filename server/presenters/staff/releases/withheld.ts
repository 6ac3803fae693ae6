// What disclosure control hid in a release, in the words of its questions: whoever approves must see what readers will not.
import type { Variable } from '../../../../surveys/variable.ts';
import type { ReleaseLook } from '../../../services/releases.ts';
import { say, type Reader } from '../../reader.ts';

type Withheld = NonNullable<ReleaseLook['newest']['protection']>['withheld'][number];
type Content = NonNullable<ReleaseLook['snapshot']>['findings'][number]['content'];

const labelOf = (reader: Reader, { categories }: Variable, code: string): string => {
  const label = categories.find(category => category.code === code)?.label;
  return label ? say(reader, label) : code;
};

const whatOf = (reader: Reader, variable: Variable | undefined, what: Withheld['what']): string => {
  if (typeof what === 'string') return reader.t(`releases:withheld.${what}`);
  const answer = variable ? labelOf(reader, variable, what.code) : what.code;
  return reader.t('releases:withheld.answer', { answer });
};

const groupOf = (
  reader: Reader,
  contents: readonly Content[],
  group: Withheld['group'],
): readonly string[] => {
  if (!group) return [];
  const by = contents.find(({ breakdown }) => breakdown?.variable.name === group.by)?.breakdown?.variable;
  return [by ? labelOf(reader, by, group.code) : group.code];
};

const line = (reader: Reader, contents: readonly Content[], withheld: Withheld): string => {
  const question = contents
    .flatMap(({ questions }) => questions)
    .find(({ survey, variable }) => survey.id === withheld.survey && variable.name === withheld.question);
  const wave = question?.waves.find(each => each.wave.id === withheld.wave)?.wave.name ?? withheld.wave;
  const place = [
    question ? say(reader, question.variable.label) : withheld.question,
    wave,
    ...groupOf(reader, contents, withheld.group),
  ];
  return `${place.join(', ')}: ${whatOf(reader, question?.variable, withheld.what)}`;
};

const reasons = ['sums', 'base', 'correction'] as const;

/** Null where nothing was hidden beyond what is hidden everywhere, and nothing can be learned. */
export const presentWithheld = (reader: Reader, { snapshot, newest: { protection } }: ReleaseLook) => {
  if (!snapshot || !protection) return null;
  const contents = snapshot.findings.map(({ content }) => content);
  const { withheld, exposed } = protection;
  if (withheld.length === 0 && exposed === 0) return null;
  const { t } = reader;
  return {
    heading: t('releases:withheld.heading', { count: withheld.length }),
    note: t('releases:withheld.note'),
    exposed: exposed > 0 ? t('releases:withheld.exposed', { count: exposed }) : null,
    groups: reasons.flatMap(reason => {
      const items = withheld.filter(each => each.reason === reason).map(each => line(reader, contents, each));
      return items.length > 0 ? [{ summary: t(`releases:withheld.${reason}`), items }] : [];
    }),
  };
};
