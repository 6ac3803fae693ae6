// Where a response came from, if it came by the link of a place: a property of the sample, like a stratum, never of a person.
import type { ServiceParts } from '../parts.ts';
import type { Ticket } from './ticket.ts';

/** Only a link that belongs to this very wave and names a place counts. */
export const placeOf = async (
  { stores }: ServiceParts,
  { place }: Ticket,
  wave: string,
): Promise<{ readonly place?: string }> => {
  const link = place === undefined ? null : await stores.links.find(place);
  return link?.wave === wave && link.place !== undefined ? { place: link.code } : {};
};
