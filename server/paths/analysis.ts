// Addresses of the analysis desk. A table is an address: what is chosen stands in it, to go back to, to keep and to send to a colleague.
import type { Paths } from '../paths.ts';

export const analysisPatterns = {
  analysis: '/staff/analysis',
  analysisSurvey: '/staff/analysis/:survey',
  // Not under the survey, where a question may have any name.
  indices: '/staff/indices/:survey',
  indicesFile: '/staff/indices/:survey/indices.csv',
  microdata: '/staff/microdata/:survey',
  analysisTable: '/staff/analysis/:survey/:question',
  analysisFile: '/staff/analysis/:survey/:question/:file',
  views: '/staff/views',
  view: '/staff/views/:view',
  viewMove: '/staff/views/:view/:move',
} as const;

export const files = ['table.csv', 'table.xlsx', 'recipe.yaml', 'repeat.R'] as const;
export type AnalysisFile = (typeof files)[number];

export const analysisPaths = ({ at }: Pick<Paths, 'at'>) => {
  const table = (survey: string, question: string): string => at(`/staff/analysis/${survey}/${question}`);
  return {
    analysis: () => at(analysisPatterns.analysis),
    analysisSurvey: (survey: string) => at(`/staff/analysis/${survey}`),
    indices: (survey: string, query = '') => at(`/staff/indices/${survey}${query}`),
    indicesFile: (survey: string, query = '') => at(`/staff/indices/${survey}/indices.csv${query}`),
    microdata: (survey: string) => at(`/staff/microdata/${survey}`),
    analysisTable: (survey: string, question: string, query = '') => `${table(survey, question)}${query}`,
    analysisFile: (survey: string, question: string, file: AnalysisFile, query = '') =>
      `${table(survey, question)}/${file}${query}`,
    views: () => at(analysisPatterns.views),
    view: (view: string) => at(`/staff/views/${view}`),
    viewMove: (view: string, move: 'send' | 'recall' | 'delete') => at(`/staff/views/${view}/${move}`),
  };
};
