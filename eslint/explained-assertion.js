// Lint rule: `as Something` overrides the compiler, so its reason stands in a comment on the same line. `as const` overrides nothing.

const isConst = node =>
  node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const';

function hasCommentBeside(node, sourceCode) {
  const lines = new Set([node.loc.start.line, node.loc.end.line, node.typeAnnotation.loc.start.line]);
  return sourceCode.getAllComments().some(comment => lines.has(comment.loc.start.line));
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
