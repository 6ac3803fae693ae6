// A list to open for each place, first to last: it can be emptied again, works without script and fits any phone.
import { placeField, placesOf } from '../../../../surveys/questions/ranking.ts';
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { marked } from '../../reader.ts';
import { rowId, sayMistake } from '../mistakes.ts';
import { presentWords, written, type Asked } from './asked.ts';
import { presentMissing } from './options.ts';

type Ranking = QuestionOf<'ranking'>;

const presentPlace = (asked: Asked<Ranking>, place: string) => {
  const { question, reader, mistakes } = asked;
  const name = placeField(question, place);
  const id = rowId(question.id, place);
  const chosen = written(asked, name);
  const mistake = mistakes.find(({ row }) => row === place);
  return {
    id,
    name,
    label: reader.t('respond:ranking.place', { place }),
    empty: reader.t('respond:ranking.choose'),
    options: question.options.map(({ code, label }) => ({
      value: code,
      ...marked(reader, label),
      isChosen: code === chosen,
    })),
    mistake: mistake ? { id: `${id}-mistake`, text: sayMistake(reader, question, mistake, 'here') } : null,
    isWrong: mistake !== undefined || mistakes.some(({ code }) => code === 'choose_places'),
  };
};

export const presentRanking = (asked: Asked<Ranking>) => {
  const { question, reader } = asked;
  const places = placesOf(question);
  return {
    type: question.type,
    ...presentWords(asked),
    instruction: question.hint
      ? null
      : reader.t('respond:ranking.instruction', { count: places.length, total: question.options.length }),
    places: places.map(place => presentPlace(asked, place)),
    or: question.missing.length > 0 ? reader.t('respond:options.or') : null,
    apart: presentMissing(asked, question, { kind: 'radio', name: `${question.id}_missing` }),
  };
};
