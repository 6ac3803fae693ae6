// Addresses between a draft and its versions: checks, paths, trying, translations, publishing, history.
import type { Paths } from '../paths.ts';

const base = '/staff/questionnaires/:id';

export const publishingPatterns = {
  checks: `${base}/checks`,
  paths: `${base}/paths`,
  trying: `${base}/try`,
  tryingPhone: `${base}/try/phone`,
  tryingRun: `${base}/try/run`,
  scenarios: `${base}/scenarios`,
  translations: `${base}/translations`,
  translationSheet: `${base}/translations.xlsx`,
  translationUpload: `${base}/translations/upload`,
  publish: `${base}/publish`,
  replacing: `${base}/publish/replaced`,
  versions: `${base}/versions`,
  version: `${base}/versions/:number`,
  versionYaml: `${base}/versions/:number/yaml`,
  versionForm: `${base}/versions/:number/xlsx`,
} as const;

export const publishingPaths = ({ at }: Pick<Paths, 'at'>) => {
  const of = (id: string, rest: string): string => at(`/staff/questionnaires/${id}/${rest}`);
  return {
    checks: (id: string) => of(id, 'checks'),
    paths: (id: string) => of(id, 'paths'),
    trying: (id: string) => of(id, 'try'),
    tryingPhone: (id: string) => of(id, 'try/phone'),
    tryingRun: (id: string) => of(id, 'try/run'),
    scenarios: (id: string) => of(id, 'scenarios'),
    translations: (id: string) => of(id, 'translations'),
    translationSheet: (id: string) => of(id, 'translations.xlsx'),
    translationUpload: (id: string) => of(id, 'translations/upload'),
    publish: (id: string) => of(id, 'publish'),
    replacing: (id: string) => of(id, 'publish/replaced'),
    versions: (id: string) => of(id, 'versions'),
    version: (id: string, number: number) => of(id, `versions/${number}`),
    versionYaml: (id: string, number: number) => of(id, `versions/${number}/yaml`),
    versionForm: (id: string, number: number) => of(id, `versions/${number}/xlsx`),
  };
};

export type PublishingPaths = ReturnType<typeof publishingPaths>;
