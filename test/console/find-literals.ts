import { parseSync, Visitor } from 'vite';

/** Attributes that are shown or read out. */
const SPOKEN = new Set([
  'aria-label',
  'title',
  'label',
  'placeholder',
  'alt',
  'description',
  'lead',
  'text',
  'caption',
]);

const isWord = (text: string): boolean => /\p{L}/u.test(text);

/** Words that stand in a component's markup instead of coming from the texts. */
export function findLiterals(file: string, source: string): readonly string[] {
  const found: string[] = [];
  const note = (text: string): void => {
    if (isWord(text)) found.push(text.trim());
  };
  new Visitor({
    JSXText: ({ value }) => note(value),
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !SPOKEN.has(name.name) || value === null) return;
      if (value.type === 'Literal' && typeof value.value === 'string') note(value.value);
      if (value.type !== 'JSXExpressionContainer') return;
      const { expression } = value;
      if (expression.type === 'Literal' && typeof expression.value === 'string') note(expression.value);
      if (expression.type === 'TemplateLiteral') for (const { value: part } of expression.quasis) note(part.raw);
    },
  }).visit(parseSync(file, source).program);
  return found;
}
