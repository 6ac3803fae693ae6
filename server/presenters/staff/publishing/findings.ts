// Findings of one item, for the designer: beside the question as it is written, and as counts in the outline.
import type { Finding } from '../../../../surveys/checker.ts';
import type { Reader } from '../../reader.ts';
import { staffLanguage } from './head.ts';

type Item = { readonly page?: string; readonly question?: string };

/** Of a question: all inside it. Of a page: what belongs to the page itself. Without either: what belongs to the whole. */
export const findingsOf = (findings: readonly Finding[], { page, question }: Item): readonly Finding[] => {
  if (question !== undefined) return findings.filter(finding => finding.question === question);
  return findings.filter(
    finding =>
      finding.question === undefined &&
      (page === undefined ? finding.page === undefined : finding.page === page),
  );
};

/** For views/partials/draft-findings.ejs. */
export const presentItemFindings = (reader: Reader, findings: readonly Finding[]) => {
  const language = staffLanguage(reader);
  return {
    heading: reader.t('publishing:findings.heading', { count: findings.length }),
    items: findings.map(({ code, severity, part, message, remedy }) => ({
      code,
      severity: reader.t(`publishing:findings.${severity}`),
      tone: severity,
      part: part === undefined ? null : reader.t('publishing:place.part', { code: part }),
      message: message[language],
      remedy: remedy[language],
    })),
  };
};

export type FindingCount = { readonly errors: number; readonly warnings: number };

/** How many errors and warnings each question has; under page ids, those of the page itself. */
export const findingCounts = (findings: readonly Finding[]): ReadonlyMap<string, FindingCount> => {
  const counts = new Map<string, FindingCount>();
  for (const { question, page, severity } of findings) {
    const name = question === undefined ? `page-${page ?? ''}` : `question-${question}`;
    const { errors, warnings } = counts.get(name) ?? { errors: 0, warnings: 0 };
    if (severity === 'error') counts.set(name, { errors: errors + 1, warnings });
    if (severity === 'warning') counts.set(name, { errors, warnings: warnings + 1 });
  }
  return counts;
};
