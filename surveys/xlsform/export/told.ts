// What other tools will not do with an exported form as it is done here. Nothing of it is lost: an import reads it back.
import type { Finding } from '../finding.ts';
import type { Question } from '../../questions/schema.ts';
import type { Questionnaire } from '../../schema.ts';

export const toldOf = ({ pages, blocks }: Questionnaire): readonly Finding[] => {
  const found: Finding[] = [];
  const tell = (code: string, name: string, values: Finding['values'] = {}): void => {
    found.push({ gravity: 'changed', code, sheet: 'survey', row: 0, name, values });
  };
  for (const question of pages.flatMap(page => page.questions)) {
    for (const code of codesOf(question)) tell(code, question.id, { type: question.type });
  }
  for (const { id } of blocks ?? []) tell('export_block', id);
  return found;
};

const protectedTypes: readonly string[] = ['list-experiment', 'randomised-response', 'crosswise'];

const codesOf = (question: Question): readonly string[] => {
  if (question.type === 'information') return [];
  if (protectedTypes.includes(question.type)) return ['export_protected'];
  return [
    ...(question.type === 'number' && question.bands.length > 0 ? ['export_bands'] : []),
    ...('options' in question && question.options.some(option => option.specify) ? ['export_specify'] : []),
    ...('order' in question && question.order !== undefined && question.order !== 'random'
      ? ['export_order']
      : []),
    ...('carry_forward' in question && question.carry_forward !== undefined ? ['export_carry'] : []),
    ...(question.type === 'ranking' && question.places !== undefined ? ['export_places'] : []),
    ...(/\|[^{}]*\}/.test(Object.values(question.text).join(' ')) ? ['export_fallback'] : []),
  ];
};
