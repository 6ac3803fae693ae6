import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import {
  durationClass,
  joinTicket,
  newTicket,
  partTicket,
  readTicket,
  writeTicket,
} from '../../../server/services/respond/ticket.ts';

describe('a ticket', () => {
  const begun = new Date('2026-06-15T09:30:40Z');
  const ticket = newTicket(randomBytes, begun);
  const after = (minutes: number): Date => new Date(begun.getTime() + minutes * 60_000);

  it('is read as it was written', () => {
    expect(readTicket(writeTicket(ticket))).to.deep.equal(ticket);
  });

  it('is noise in either of its two parts, and whole in both', () => {
    const { covered, device } = partTicket(ticket);
    const [other = ''] = [partTicket(newTicket(randomBytes, begun)).device];
    expect(covered).not.to.include(ticket.key);
    expect(joinTicket(covered, device)).to.deep.equal(ticket);
    for (const wrong of [other, '', undefined, 'я', device.slice(1)])
      expect(joinTicket(covered, wrong), wrong).to.equal(null);
    expect(joinTicket(writeTicket(ticket), device)).to.equal(null);
  });

  it('gives only four classes of duration', () => {
    const classes = [0, 4, 6, 14, 20, 40, 60 * 24 * 13].map(minutes => durationClass(ticket, after(minutes)));
    expect(classes).to.deep.equal([
      'under_5',
      'under_5',
      '5_to_15',
      '5_to_15',
      '15_to_30',
      'over_30',
      'over_30',
    ]);
  });

  it('counts a clock that was set back as the shortest class', () => {
    expect(durationClass(ticket, after(-120))).to.equal('under_5');
  });
});
