// Who answered, by district, mode, language and poster, and how long it took.
import type { Fieldwork, Part } from '../../../services/fieldwork/index.ts';
import { say, type Reader } from '../../reader.ts';
import { presentBars, type Row } from './bars.ts';

type Section = {
  readonly part: Part;
  readonly label: (code: string) => string;
};

const languageNames: Readonly<Record<string, string>> = { ru: 'Русский', ce: 'Нохчийн', en: 'English' };

const sectionsOf = (reader: Reader, { variables, questionnaire, links }: Fieldwork): readonly Section[] => {
  const district = questionnaire.pages
    .flatMap(page => page.questions)
    .find(({ type }) => type === 'district')?.id;
  const categories = variables.find(({ question }) => question === district)?.categories ?? [];
  const nameOfDistrict = (code: string): string => {
    const category = categories.find(each => each.code === code);
    return category ? say(reader, category.label) : code;
  };
  return [
    { part: 'districts', label: nameOfDistrict },
    { part: 'modes', label: code => reader.t(`waves:mode.${code}`) },
    { part: 'languages', label: code => languageNames[code] ?? code },
    {
      part: 'places',
      label: code => links.find(link => link.code === code)?.place ?? code,
    },
  ];
};

/** A single cell says no more than the total. */
const fewestCells = 2;

export const presentGroups = (reader: Reader, fieldwork: Fieldwork) => {
  const { board } = fieldwork;
  if (!board) return [];
  return sectionsOf(reader, fieldwork).flatMap(({ part, label }) => {
    const { cells, isWithheld } = board.parts[part];
    if (cells.length < fewestCells) return [];
    const rows: readonly Row[] = cells.map(({ code, tens }) => ({ label: label(code), tens }));
    const heading = reader.t(`waves:board.${part}`);
    return [
      {
        heading,
        note: null,
        withheld: isWithheld ? reader.t('waves:board.withheld') : null,
        bars: presentBars(reader, { caption: heading, name: reader.t(`waves:board.${part}_name`) }, rows),
      },
    ];
  });
};

const className = ({ t }: Reader, code: string): string => t(`waves:duration.${code}`);

/** «от 5 до 15 минут», or the two classes between which it cannot be told. */
export const medianInWords = (reader: Reader, { medianDurations }: Fieldwork): string | null =>
  medianDurations.length === 0
    ? null
    : medianDurations.map(code => className(reader, code)).join(reader.t('waves:duration.or'));

export const presentDurations = (reader: Reader, fieldwork: Fieldwork) => {
  const { board } = fieldwork;
  if (!board || board.parts.durations.cells.every(({ tens }) => tens === 0)) return [];
  const { t } = reader;
  const heading = t('waves:board.durations');
  return [
    {
      heading,
      note: t('waves:board.durations_note', { minutes: Math.floor(board.shortestMinutes) }),
      withheld: board.parts.durations.isWithheld ? t('waves:board.withheld') : null,
      bars: presentBars(
        reader,
        { caption: heading, name: t('waves:board.durations_name') },
        board.parts.durations.cells.map(({ code, tens }) => ({ label: className(reader, code), tens })),
      ),
    },
  ];
};
