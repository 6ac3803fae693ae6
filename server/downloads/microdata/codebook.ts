// The codebook of a file of microdata: every variable with its wording and codes, and what was done to it; as a table and as JSON.
import type { Reader } from '../../presenters/reader.ts';
import type { FileAnswer, FileVariable, MicrodataFile } from '../../services/microdata.ts';
import { csvLines } from './csvLines.ts';
import { changeText, designText, fileName, labelOf, lineageText, say } from './words.ts';

const columns = [
  ...['variable', 'question', 'label', 'wording', 'measure', 'value', 'code', 'answer', 'is_missing'],
  ...['recall', 'replaces', 'chance_design', 'change'],
] as const;

type Line = Readonly<Partial<Record<(typeof columns)[number], string | number | boolean>>>;

const about = (reader: Reader, file: MicrodataFile, variable: FileVariable) => ({
  ...{ variable: variable.name, question: variable.variable?.question ?? '' },
  ...{ label: labelOf(reader, variable), wording: say(reader, variable.text), measure: variable.measure },
  ...{ recall: variable.variable?.recall ?? '', replaces: lineageText(reader, variable, file) },
  ...{ chance_design: designText(variable), change: changeText(reader, variable) },
});

const answerLine = (reader: Reader, { value, code, label, isMissing }: FileAnswer) => ({
  ...{ value, code, answer: say(reader, label), is_missing: isMissing },
});

/** One line a variable, and below it one for each of its values. */
export const codebookTable = (reader: Reader, file: MicrodataFile) => ({
  columns: [...columns],
  lines: file.microdata.variables.flatMap((variable): readonly Line[] => [
    about(reader, file, variable),
    ...variable.answers.map(answer => ({ variable: variable.name, ...answerLine(reader, answer) })),
  ]),
});

export const codebookCsv = (reader: Reader, file: MicrodataFile): NodeJS.ReadableStream => {
  const { columns: names, lines } = codebookTable(reader, file);
  return csvLines(names, lines);
};

const leftOut = (reader: Reader, { left }: MicrodataFile['microdata']) =>
  left.map(({ name, label, reason }) => ({
    ...{ name, label: say(reader, label), reason, reason_text: reader.t(`microdata:left.${reason}`) },
  }));

export const codebookJson = (reader: Reader, file: MicrodataFile): string => {
  const { choice, microdata, weighting, day } = file;
  const { k, before, after, gone, people } = microdata.anonymity;
  const document = {
    ...{ format: 'barometer-microdata/1', file: fileName(file), taken_on: day },
    ...{ survey: choice.survey.id, wave: choice.closed.wave.name, version: choice.closed.wave.version },
    people,
    is_demonstration: choice.closed.wave.isDemonstration,
    anonymity: {
      ...{ k, quasi_identifiers: choice.keys, groups_before: before.groups, groups_after: after.groups },
      removed: gone.map(({ name }) => name),
      smallest_group: after.smallest,
    },
    weight: {
      variable: 'weight',
      recipe: weighting?.number ?? null,
      is_averaged: microdata.areWeightsAveraged,
    },
    variables: microdata.variables.map(variable => ({
      ...about(reader, file, variable),
      set: variable.set,
      values: variable.answers.map(answer => answerLine(reader, answer)),
    })),
    left_out: leftOut(reader, microdata),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
