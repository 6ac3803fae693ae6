// An amount to write, or a band for who does not remember it.
import type { QuestionOf } from '../../../../surveys/questions/schema.ts';
import { marked } from '../../reader.ts';
import { presentWords, written, type Asked } from './asked.ts';
import { presentMissing, presentOption } from './options.ts';

/** Room for the longest amount with spaces between the thousands. */
const longestAmount = 24;

export const presentNumber = (asked: Asked<QuestionOf<'number'>>) => {
  const { question, reader, mistakes } = asked;
  const { id, unit, bands, decimals, min } = question;
  const words = presentWords(asked);
  const unitId = `${id}-unit`;
  const field = { kind: 'radio', name: `${id}_band` } as const;
  return {
    type: question.type,
    ...words,
    label: reader.t('respond:number.label'),
    value: written(asked, id),
    // the numeric keyboard has no comma and no minus
    inputMode: min < 0 ? 'text' : decimals > 0 ? 'decimal' : 'numeric',
    length: longestAmount,
    unit: unit ? { id: unitId, ...marked(reader, unit) } : null,
    isWrong: mistakes.length > 0,
    fieldDescribedBy: [...(unit ? [unitId] : []), ...words.mistakes.map(({ id }) => id)].join(' ') || null,
    orBand: reader.t('respond:number.or_band'),
    bands: bands.map(band => presentOption(asked, band, field)),
    or: bands.length === 0 && question.missing.length > 0 ? reader.t('respond:options.or') : null,
    apart: presentMissing(asked, question, field),
  };
};
