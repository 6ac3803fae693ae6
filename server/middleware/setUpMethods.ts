// An address that is there, asked in a way it does not take: 405 with the ways it does, not "no such page".
import type { Express, RequestHandler } from 'express';
import { Problem } from '../problem.ts';

/** What the router keeps of each route or mounted router. Express types it more narrowly than it is. */
type Layer = {
  readonly match: (path: string) => boolean;
  readonly slash?: boolean;
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
};

/** The gate of staff pages answers to every method (`_all`) and says nothing of what stands behind it. */
const methodsOf = (layers: readonly Layer[], path: string): string[] =>
  layers.flatMap(layer => {
    if (layer.route) {
      const names = Object.keys(layer.route.methods).filter(name => name !== '_all');
      return names.length > 0 && layer.match(path) ? names : [];
    }
    return layer.handle?.stack && layer.slash ? methodsOf(layer.handle.stack, path) : [];
  });

const inHeader = (names: readonly string[]): string => {
  const methods = new Set(names.map(name => name.toUpperCase()));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort().join(', ');
};

/** After every route, before "no such page". */
export const setUpMethods = (app: Express): void => {
  app.use((request, _, next) => {
    const layers = app.router.stack as unknown as readonly Layer[]; // see Layer
    const methods = methodsOf(layers, request.path);
    if (methods.length > 0) throw new Problem('method_not_allowed', { allow: inHeader(methods) });
    next();
  });
};

/** Files are only read. */
export const onlyRead: RequestHandler = ({ method }, _, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(method))
    throw new Problem('method_not_allowed', { allow: 'GET, HEAD' });
  next();
};
