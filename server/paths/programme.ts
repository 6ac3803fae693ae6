// Addresses of the programme: what the public reads, and where staff enter and sign its figures.
import type { Paths } from '../paths.ts';

export const programmePatterns = {
  programme: '/programme',
  programmeCsv: '/programme.csv',
  programmeJson: '/programme.json',
  indicatorPng: '/programme/indicators/:indicator.png',
  indicatorSvg: '/programme/indicators/:indicator.svg',
  budgetPng: '/programme/money/:budget.png',
  budgetSvg: '/programme/money/:budget.svg',
} as const;

export const programmeDeskPatterns = {
  programmeDesk: '/staff/programme',
  figure: '/staff/programme/:kind/:item/:period',
  signFigure: '/staff/programme/:kind/:item/:period/sign',
  withdrawFigure: '/staff/programme/:kind/:item/:period/withdraw',
} as const;

type Subject = { readonly kind: string; readonly item: string; readonly period: string };

export const programmePaths = ({ at }: Pick<Paths, 'at'>) => {
  const figure = ({ kind, item, period }: Subject): string =>
    at(`/staff/programme/${kind}/${item}/${period}`);
  return {
    programme: () => at('/programme'),
    csv: () => at('/programme.csv'),
    json: () => at('/programme.json'),
    indicatorPicture: (id: number, format: 'png' | 'svg') => at(`/programme/indicators/${id}.${format}`),
    budgetPicture: (key: string, format: 'png' | 'svg') =>
      at(`/programme/money/${encodeURIComponent(key)}.${format}`),
    desk: () => at('/staff/programme'),
    figure,
    sign: (subject: Subject) => `${figure(subject)}/sign`,
    withdraw: (subject: Subject) => `${figure(subject)}/withdraw`,
    /** Years of which nothing is entered, by quarters or months. */
    deskBy: (step: string) => `${at('/staff/programme')}?by=${step}#appeals`,
  };
};
