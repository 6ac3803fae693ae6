// Two people changed the same thing: what the other wrote, what you wrote, and the choice.
import { currentValue } from '../../../../surveys/edit/set.ts';
import type { Edit } from '../../../../surveys/edit/edit.ts';
import { selectionName } from '../../../../surveys/edit/selection.ts';
import { questionnairePaths } from '../../../paths/questionnaires.ts';
import type { Saved, Sight } from '../../../services/designer.ts';
import type { Reader } from '../../reader.ts';
import { fieldKey } from './fields.ts';

const setsIn = (edit: Edit): readonly Extract<Edit, { kind: 'set' }>[] => {
  if (edit.kind === 'set') return [edit];
  return edit.kind === 'several' ? edit.edits.flatMap(setsIn) : [];
};

const asText = (reader: Reader, value: unknown): string => {
  if (value === null || value === undefined || value === '')
    return reader.t('questionnaires:conflict.nothing');
  if (typeof value === 'boolean') return reader.t(`questionnaires:conflict.${value ? 'yes' : 'no'}`);
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
};

/** Written together, so that they have one name for all of their fields. */
const wholes: readonly string[] = ['headline', 'carry_forward', 'birthday', 'forced', 'unrelated'];

const fieldLabel = ({ t }: Reader, { target, field, language }: Extract<Edit, { kind: 'set' }>): string => {
  const isWhole = wholes.includes(field);
  const label = t(`questionnaires:${isWhole ? `whole.${field}` : `field.${fieldKey(target, field)}`}`);
  return language
    ? t('questionnaires:field.in', { label, language: t(`questionnaires:in.${language}`) })
    : label;
};

export const presentConflict = (reader: Reader, sight: Sight, { outcome, typed }: Saved) => {
  if (!('conflict' in outcome)) return null;
  const { t, paths } = reader;
  const { draft, selection, names } = sight;
  const who = [
    ...new Set(outcome.conflict.map(entry => names.get(entry.who) ?? t('questionnaires:somebody'))),
  ];
  const action = questionnairePaths(paths).draftItem(draft.id, selectionName(selection));
  const rows = (outcome.edit ? setsIn(outcome.edit) : []).map(edit => ({
    label: fieldLabel(reader, edit),
    mine: asText(reader, edit.value),
    theirs: asText(reader, currentValue(draft.document, edit)),
  }));
  return {
    heading: t('questionnaires:conflict.heading', { who: who.join(', ') }),
    text: t(rows.length > 0 ? 'questionnaires:conflict.text' : 'questionnaires:conflict.changed'),
    ...{ rows, action },
    mine: t('questionnaires:conflict.mine'),
    theirs: t('questionnaires:conflict.theirs'),
    // The fields that were changed go once more, on what stands there now.
    fields: [...typed].flatMap(([name, values]) =>
      (values.length > 0 ? values : ['']).map(value => ({ name, value })),
    ),
    again: outcome.edit && typed.size > 0 ? t('questionnaires:conflict.again') : null,
    leave: { href: action, label: t('questionnaires:conflict.leave') },
  };
};
