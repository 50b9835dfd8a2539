import { useFields } from './field-context.js';
import { ProblemLine } from './field-frame.js';

/** The problems of a control that does not show them itself. */
export function FieldProblems({ path }: { readonly path: string }) {
  const { problems } = useFields();
  return problems
    .filter((problem) => problem.field === path)
    .map((problem) => <ProblemLine key={problem.code} severity={problem.severity} message={problem.message} />);
}
