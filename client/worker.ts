// The service worker of the respondent's pages. It stores nothing by itself and touches nothing outside them: without a network it hands
// out the empty page, the scripts and the questionnaire that the page put aside; when the network is back it sends what waits.
import { openBox } from './respond/box.ts';
import { shelfPrefix } from './respond/forget.ts';
import { sendAll } from './respond/send.ts';

type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Fetching = Lasting & {
  readonly request: Request;
  readonly respondWith: (response: Promise<Response>) => void;
};
type Scope = {
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly cookieStore?: { readonly get: (name: string) => Promise<{ readonly value?: string } | null> };
  readonly addEventListener: (type: string, listener: (event: never) => void) => void;
};
const scope = self as unknown as Scope; // a worker's own scope, which the types of pages do not know

scope.addEventListener('install', (event: Lasting) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event: Lasting) => event.waitUntil(scope.clients.claim()));

/** Only ever what the page put aside: no answer is among it. */
const putAside = (address: string): Promise<Response | undefined> => caches.match(address);

const openPage = async (request: Request): Promise<Response> => {
  try {
    return await fetch(request);
  } catch {
    const [before = ''] = /^(?:\/\w\w)?\/s\/\w+/.exec(new URL(request.url).pathname) ?? [];
    return (await putAside(`${before}/offline`)) ?? Response.error();
  }
};

scope.addEventListener('fetch', (event: Fetching) => {
  const { request } = event;
  if (request.mode === 'navigate') return event.respondWith(openPage(request));
  const isPart = request.method === 'GET' && /\/assets\/|\/version\/|\/worker\.js$/.test(request.url);
  if (isPart) event.respondWith(putAside(request.url).then(found => found ?? fetch(request)));
});

const sendFor = async (survey: string): Promise<void> => {
  const key = (await scope.cookieStore?.get(`box_${survey}`))?.value;
  if (!key) return;
  const box = await openBox(survey, key);
  const outcome = await sendAll(survey, box);
  if (outcome === 'sent') await box.remove();
  if (outcome === 'offline' || outcome === 'busy') throw new Error('The browser is to try again later'); // this is how a sync event asks for it
};

scope.addEventListener('sync', (event: Lasting) => {
  const work = async (): Promise<void> => {
    for (const { name = '' } of await indexedDB.databases())
      if (name.startsWith(shelfPrefix)) await sendFor(name.slice(shelfPrefix.length));
  };
  event.waitUntil(work());
});
