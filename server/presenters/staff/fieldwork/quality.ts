// Signs of haste, as shares with the doubt that whole tens leave; and where people stop.
import { inLanguage } from '../../../../surveys/language.ts';
import type { Fieldwork } from '../../../services/fieldwork/index.ts';
import { wholePercent } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import { typeset } from '../../typography.ts';
import { figure, presentBars } from './bars.ts';

/** Below a whole ten up to nine more may stand. */
const cutOff = 9;

/** From this share on a sign is worth a look, and from that one a decision. */
const levels = { look: 0.1, act: 0.25 } as const;

type Share = { readonly low: number; readonly high: number };

const shareOf = (tens: number, total: number): Share => ({
  low: tens / (total + cutOff),
  high: Math.min(1, (tens + cutOff) / total),
});

/** By the middle of what the share may be. */
const gradeOf = ({ low, high }: Share): 'calm' | 'look' | 'act' => {
  const middle = (low + high) / 2;
  return middle >= levels.act ? 'act' : middle >= levels.look ? 'look' : 'calm';
};

const tones = { calm: 'good', look: 'warn', act: 'bad' } as const;

export const presentFlags = (reader: Reader, { board }: Fieldwork) => {
  if (!board || board.total === 0) return null;
  const { t } = reader;
  const known = board.flags.filter(({ flag }) => flag !== 'fast' || board.isFastSign);
  return {
    heading: t('waves:flags.heading'),
    note: t('waves:flags.note'),
    fast: board.isFastSign
      ? null
      : t('waves:flags.no_fast', { minutes: Math.max(1, Math.floor(board.shortestMinutes)) }),
    columns: ['sign', 'count', 'share', 'verdict'].map(column => t(`waves:flags.${column}`)),
    rows: known.map(({ flag, tens }) => {
      const share = shareOf(tens, board.total);
      const grade = gradeOf(share);
      return {
        label: t(`waves:flags.${flag}.label`),
        about: t(`waves:flags.${flag}.about`),
        count: figure(reader, tens),
        isHidden: tens === 0,
        share:
          tens === 0
            ? '—'
            : t('waves:flags.range', { low: wholePercent(share.low), high: wholePercent(share.high) }),
        tag: tens === 0 ? null : { label: t(`waves:flags.grade.${grade}`), tone: tones[grade] },
      };
    }),
  };
};

const longest = 90;

/** A page goes by its first question. */
const pageName = (reader: Reader, { questionnaire }: Fieldwork, id: string): string => {
  const page = questionnaire.pages.find(each => each.id === id);
  const question = page?.questions[0];
  if (!question) return reader.t('waves:break_off.gone', { page: id });
  const short = 'short' in question ? question.short : undefined;
  const text = inLanguage(short ?? question.text, reader.language);
  const words = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return typeset(words, reader.language);
};

export const presentBreakOff = (reader: Reader, fieldwork: Fieldwork) => {
  const { breakOff, questionnaire } = fieldwork;
  if (!breakOff) return null;
  const { t } = reader;
  const order = questionnaire.pages.map(({ id }) => id);
  const pages = breakOff.pages.toSorted((a, b) => order.indexOf(a.page) - order.indexOf(b.page));
  const heading = t('waves:break_off.heading');
  return {
    heading,
    note: t('waves:break_off.note'),
    empty: pages.length === 0 ? t('waves:break_off.none') : null,
    bars: presentBars(
      reader,
      { caption: heading, name: t('waves:break_off.page') },
      pages.map(({ page, tens }) => ({ label: pageName(reader, fieldwork, page), tens })),
    ),
  };
};
