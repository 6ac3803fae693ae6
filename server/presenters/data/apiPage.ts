// The description of the programming interface for people.
import { dataPaths } from '../../paths/data.ts';
import type { OpenVersion } from '../../services/openData.ts';
import { frame } from '../frame.ts';
import type { Reader } from '../reader.ts';
import { isMadeUp } from './meta.ts';

type Described = {
  readonly root: string;
  readonly operations: readonly {
    readonly id: string;
    readonly path: string;
    readonly parameters: readonly string[];
  }[];
  readonly versions: readonly OpenVersion[];
};

const rules = ['meta', 'hidden', 'stable', 'limits', 'cache', 'cors', 'errors'] as const;

/** An address that answers: with what is published now in place of the names in braces. */
const tried = (path: string, [newest]: readonly OpenVersion[]): string | null => {
  if (!path.includes('{')) return path;
  const finding = newest?.snapshot.findings[0];
  if (!newest || !finding) return null;
  return path
    .replace('{survey}', finding.survey)
    .replace('{release}', newest.release.id)
    .replace('{version}', String(newest.version.number))
    .replace('{finding}', finding.id);
};

export const presentApi = (reader: Reader, { root, operations, versions }: Described) => {
  const { t, paths } = reader;
  return {
    frame: frame(reader, {
      ...{ title: t('data:api.page'), description: t('data:api.description'), section: 'data' },
      isDemonstration: isMadeUp(versions),
    }),
    crumbsLabel: t('results:page.crumbs'),
    crumbs: [{ href: dataPaths(paths).data(), label: t('data:list.title') }],
    title: t('data:api.page'),
    stand: t('data:api.stand', { root }),
    openapi: { href: `${root}/openapi.json`, label: t('data:api.openapi') },
    heading: t('data:api.addresses'),
    parametersLabel: t('data:api.parameters'),
    open: t('data:api.try'),
    operations: operations.map(({ id, path, parameters }) => {
      const example = tried(path, versions);
      return {
        address: `${root}${path}`,
        answer: t(`data:operation.${id}`),
        parameters: parameters.map(name => ({ name, meaning: t(`data:parameter.${name}`) })),
        example: example === null ? null : `${root}${example}`,
      };
    }),
    rulesHeading: t('data:api.rules'),
    rules: rules.map(name => ({ term: t(`data:rule.${name}.term`), text: t(`data:rule.${name}.text`) })),
  };
};
