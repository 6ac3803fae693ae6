// Where a response came from, if it came by the link of a place: a property of the sample, like a stratum, never of a person.
import type { Link } from '../../stores/links.ts';
import type { ServiceParts } from '../parts.ts';
import type { Ticket } from './ticket.ts';

/** Only a link that belongs to this very wave and names a place counts. */
export const linkOfPlace = async (
  { stores }: ServiceParts,
  code: string | undefined,
  wave: string,
): Promise<Link | null> => {
  const link = code === undefined ? null : await stores.links.find(code);
  return link?.wave === wave && link.place !== undefined ? link : null;
};

/** What is stored of it: the code, which the list of the wave's places explains. */
export const placeOf = async (
  parts: ServiceParts,
  { place }: Ticket,
  wave: string,
): Promise<{ readonly place?: string }> => {
  const link = await linkOfPlace(parts, place, wave);
  return link ? { place: link.code } : {};
};
