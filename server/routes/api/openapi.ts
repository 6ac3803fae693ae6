// The description of the programming interface for machines, made from the same shapes that its answers are checked against.
import { z } from 'zod';
import { apiRoot } from '../../paths/data.ts';
import { answers, operations, queries } from './operations.ts';
import { problem } from './parts.ts';
import * as shapes from './shapes.ts';

type Json = Readonly<Record<string, unknown>>;

const named = {
  ...answers,
  Problem: problem,
  SurveySummary: shapes.survey,
  ReleaseSummary: shapes.release,
  FindingSummary: shapes.finding,
  Estimate: shapes.estimate,
};

const schemas = (): Json => {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, { uri: id => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  );
};

/** `survey` of `/surveys/{survey}`. */
const pathNames = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const parameters = (path: string, query: keyof typeof queries): readonly Json[] => {
  const { properties = {} } = z.toJSONSchema(queries[query], { io: 'input' });
  const asked = Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = typeof schema === 'object' ? schema : {};
    return { name, in: 'query', required: false, description: description ?? '', schema: rest };
  });
  const inPath = pathNames(path).map(name => ({
    ...{ name, in: 'path', required: true },
    schema: name === 'version' ? { type: 'integer', minimum: 1 } : { type: 'string' },
  }));
  return [...inPath, ...asked];
};

const failing = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

type Say = (key: string) => string;

const operation = (say: Say, { path, id, query, answer }: (typeof operations)[number]): Json => ({
  operationId: id,
  summary: say(`data:operation.${id}`),
  parameters: parameters(path, query),
  responses: {
    200: {
      description: say(`data:operation.${id}`),
      headers: { ETag: { schema: { type: 'string' } } },
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } },
    },
    304: { description: say('data:status.304') },
    ...(query === 'none' ? {} : { 400: failing(say('data:status.400')) }),
    ...(path.includes('{')
      ? { 404: failing(say('data:status.404')), 410: failing(say('data:status.410')) }
      : {}),
    503: failing(say('data:status.503')),
  },
});

export const openApi = (say: Say, site: { readonly baseUrl: string; readonly licence: Json }): Json => ({
  openapi: '3.1.0',
  info: {
    ...{ title: say('data:api.title'), version: '1.0.0', description: say('data:api.description') },
    license: site.licence,
  },
  servers: [{ url: `${site.baseUrl}${apiRoot}` }],
  paths: Object.fromEntries(operations.map(each => [each.path, { get: operation(say, each) }])),
  components: { schemas: schemas() },
});
