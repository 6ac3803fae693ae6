// For the machine that watches the machine.
import { Router } from 'express';
import { Problem } from '../problem.ts';

export const healthRoutes = ({ isReady }: { readonly isReady: () => boolean }): Router => {
  const routes = Router();
  routes.get(
    '/healthz',
    (_, response) => void response.type('text').set('Cache-Control', 'no-store').send('ok\n'),
  );
  routes.get('/readyz', (_, response) => {
    if (!isReady()) throw new Problem('stopping');
    response.type('text').set('Cache-Control', 'no-store').send('ready\n');
  });
  return routes;
};
