// Lint rule: `as Something` overrides the compiler, so its reason stands in a comment on the same line or the line above.
// `as const` overrides nothing.

const isConst = node =>
  node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const';

function hasCommentBeside(node, sourceCode) {
  const { start, end } = node.loc;
  const lines = [start.line - 1, start.line, node.typeAnnotation.loc.start.line, end.line];
  return sourceCode.getAllComments().some(comment => lines.includes(comment.loc.end.line));
}

export const explainedAssertion = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { unexplained: '`as` needs its reason in a comment on the line.' },
  },
  create: context => ({
    TSAsExpression(node) {
      if (isConst(node) || hasCommentBeside(node, context.sourceCode)) return;
      context.report({ node, messageId: 'unexplained' });
    },
  }),
};
