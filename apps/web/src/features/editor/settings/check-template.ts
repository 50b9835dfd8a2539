import { ExpressionError, parseTemplate, referencesOf } from '@hookline/expressions';

/** The error in the expressions of a text, as a sentence, or undefined. */
export function checkTemplate(text: string): string | undefined {
  try {
    for (const part of parseTemplate(text)) if (part.kind === 'expression') referencesOf(part.source);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}
