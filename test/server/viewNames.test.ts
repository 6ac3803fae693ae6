import { expect } from 'chai';
import { namesIn } from '../../server/viewNames.ts';

describe('names that a template takes from what it is given', () => {
  it('are those it reads, not their properties', () => {
    expect(
      namesIn('<p><%= page.title %></p><% if (isStart) { %><%- frame?.foot.length %><% } %>'),
    ).to.deep.equal(['page', 'isStart', 'frame']);
  });

  it('are not those it declares itself', () => {
    expect(
      namesIn('<% for (const { href, label } of page.links) { %><%= href %><%= label %><% } %>'),
    ).to.deep.equal(['page']);
    expect(namesIn('<% for (const row of rows) { -%><%= row.text %><% } -%>')).to.deep.equal(['rows']);
  });

  it('are found in addresses of parts and in copies, and not in quoted texts or comments', () => {
    expect(
      namesIn("<%# note of it %><%- include(`../${kind}`, { ...all, one: 'two' }) %>"),
    ).to.include.members(['kind', 'all']);
    expect(namesIn("<%# note of it %><%= t('some words') %>")).to.deep.equal(['t']);
  });

  it('are neither words of the language nor what is known everywhere', () => {
    expect(
      namesIn('<% if (typeof page === "object") { %><%= String(Math.max(1, page)) %><% } %>'),
    ).to.deep.equal(['page']);
  });
});
