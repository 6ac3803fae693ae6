// What an address of the programming interface asks for, read by its shape; a parameter that is wrong is named.
import type { Request } from 'express';
import type { z } from 'zod';
import { apiRoot } from '../../paths/data.ts';
import { Problem } from '../../problem.ts';

export const asked = <Query extends z.ZodType>(request: Request, shape: Query): z.output<Query> => {
  const read = shape.safeParse(request.query);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  throw new Problem('bad_parameter', { name: String(name ?? '') });
};

type Paging = { readonly limit: number; readonly offset: number };

/** One part of a list, and where it goes on. */
export const part = <Item>(
  request: Request,
  baseUrl: string,
  all: readonly Item[],
  { limit, offset }: Paging,
) => {
  const end = offset + limit;
  const more = new URLSearchParams(
    Object.entries(request.query).flatMap(
      ([name, value]) =>
        typeof value === 'string' && name !== 'offset' ? [[name, value] as [string, string]] : [], // a pair, not a list
    ),
  );
  more.set('offset', String(end));
  const path = request.path.slice(apiRoot.length);
  return {
    data: all.slice(offset, end),
    page: {
      ...{ total: all.length, limit, offset },
      next: end < all.length ? `${baseUrl}${apiRoot}${path}?${more.toString()}` : null,
    },
  };
};
