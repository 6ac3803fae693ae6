// The report of `questionnaire check` as a person reads it: place by place in the order of the file, then the sums.
import type { Duration, Finding } from '../../surveys/checker.ts';
import { severities } from '../../surveys/checker.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { brief, severityWords } from './words.ts';
import type { StaffLanguage } from './words.ts';

type Placed = Finding & { readonly line: number | undefined };

type Report = {
  readonly findings: readonly Placed[];
  readonly minutes: Duration;
  readonly undecided: readonly string[];
};

type About = {
  readonly questionnaire: Questionnaire;
  readonly file: string;
  readonly language: StaffLanguage;
};

/** More places of one rule than this are counted, not listed. */
const mostOfOneRule = 5;

const widest = (language: StaffLanguage): number =>
  Math.max(...severities.map(severity => severityWords[severity][language].length));

const placeOf = ({ page, question, path }: Finding): string => question ?? page ?? path;

const heading = (finding: Placed, { questionnaire, language }: About): string => {
  const number = questionnaire.pages.findIndex(page => page.id === finding.page) + 1;
  const asked = questionnaire.pages[number - 1]?.questions.find(({ id }) => id === finding.question);
  const lines = { ru: `строка ${finding.line}`, en: `line ${finding.line}` };
  const pages = { ru: `страница ${number}`, en: `page ${number}` };
  const place = [
    ...(number > 0 ? [pages[language]] : []),
    ...(finding.line === undefined ? [] : [lines[language]]),
  ].join(', ');
  const name = placeOf(finding) || { ru: 'Вся анкета', en: 'The whole questionnaire' }[language];
  const text = asked === undefined ? '' : `: ${brief(asked.text, language, 60)}`;
  return `${name}${place === '' ? '' : ` (${place})`}${text}`;
};

const sentenceOf = (finding: Placed, language: StaffLanguage): string => {
  const { severity, code, message, remedy, part, question } = finding;
  const kind = severityWords[severity][language].padEnd(widest(language));
  const inside = part === undefined || question === undefined ? '' : `[${part}] `;
  return `  ${kind}  ${inside}${message[language]}. ${remedy[language]}. (${code})`;
};

/** Findings to list, and for the rules that found too much, how many were left out. */
const shortened = (findings: readonly Placed[], isWhole: boolean) => {
  const seen = new Map<string, number>();
  const listed = findings.filter(({ code, severity }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return isWhole || severity === 'error' || count <= mostOfOneRule;
  });
  const listedOf = (code: string): number => listed.filter(finding => finding.code === code).length;
  const left = [...seen]
    .map(([code, count]) => ({ code, count: count - listedOf(code) }))
    .filter(({ count }) => count > 0);
  return { listed, left };
};

const inFileOrder = (findings: readonly Placed[]): readonly Placed[] =>
  [...findings].sort((first, second) => (first.line ?? 0) - (second.line ?? 0));

const grouped = (findings: readonly Placed[], about: About): readonly string[] => {
  const places = new Map<string, Placed[]>();
  for (const finding of inFileOrder(findings)) {
    const name = placeOf(finding);
    places.set(name, [...(places.get(name) ?? []), finding]);
  }
  return [...places.values()].flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const gravest = [...group].sort(
      (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
    );
    return [heading(first, about), ...gravest.map(finding => sentenceOf(finding, about.language)), ''];
  });
};

const totals = ({ findings, minutes, undecided }: Report, language: StaffLanguage): readonly string[] => {
  const count = (severity: Finding['severity']): number =>
    findings.filter(finding => finding.severity === severity).length;
  const round = (value: number): string =>
    value.toFixed(value < 10 ? 1 : 0).replace('.', language === 'ru' ? ',' : '.');
  const [shortest, median, longest] = [minutes.shortest, minutes.median, minutes.longest].map(round);
  const sums = {
    ru: `Ошибок: ${count('error')}, предупреждений: ${count('warning')}, советов: ${count('advice')}.`,
    en: `Errors: ${count('error')}, warnings: ${count('warning')}, advice: ${count('advice')}.`,
  };
  const times = {
    ru: `Минут на ответы: ${shortest} — ${median} — ${longest} (самый короткий путь, середина, самый длинный; 1000 случайных респондентов).`,
    en: `Minutes to answer: ${shortest} — ${median} — ${longest} (shortest path, middle, longest; 1,000 simulated respondents).`,
  };
  const [some, rest] = [undecided.slice(0, 5).join(', '), undecided.length - 5];
  const open = {
    ru: `Не решено, условий: ${undecided.length} (вычисляют или зависят от слишком многих ответов): ${some}${rest > 0 ? ` и ещё ${rest}` : ''}.`,
    en: `Not decided, conditions: ${undecided.length} (they compute, or depend on too many answers): ${some}${rest > 0 ? ` and ${rest} more` : ''}.`,
  };
  return [sums[language], times[language], ...(undecided.length > 0 ? [open[language]] : [])];
};

export const reportLines = (report: Report, about: About & { readonly all: boolean }): readonly string[] => {
  const { language, file, questionnaire } = about;
  const { listed, left } = shortened(inFileOrder(report.findings), about.all);
  const more = left.map(
    ({ code, count }) =>
      ({
        ru: `Ещё мест с ${code}: ${count} (все — с --all).`,
        en: `${count} more of ${code} (all with --all).`,
      })[language],
  );
  return [
    `${file}: ${brief(questionnaire.title, language)}`,
    '',
    ...grouped(listed, about),
    ...more,
    ...totals(report, language),
  ];
};
