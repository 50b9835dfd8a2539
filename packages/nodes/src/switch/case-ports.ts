/** `else` is where nothing holds, `error` where the step has failed. */
const RESERVED: ReadonlySet<string> = new Set(['else', 'error']);

/**
 * The port of each case: its name. A case whose name is blank, reserved or another case's is left by `Case 2`, after its
 * place, so that every case has a port of its own while names are being typed.
 */
export function casePorts(cases: unknown): readonly string[] {
  const names = caseNames(cases);
  const isOwn = (name: string, place: number) => isFree(name) && names.indexOf(name) === place;
  const taken = new Set(names.filter(isOwn));
  return names.map((name, place) => {
    if (isOwn(name, place)) return name;
    let number = place + 1;
    while (taken.has(`Case ${number}`)) number++;
    taken.add(`Case ${number}`);
    return `Case ${number}`;
  });
}

/** What is wrong with the name of each case, or undefined. */
export const nameFaults = (cases: unknown): readonly (string | undefined)[] =>
  caseNames(cases).map((name, place, names) => {
    if (name === '') return undefined;
    if (!isFree(name))
      return `A case cannot be called ${name}, because an output of this step is. Choose another name.`;
    return names.indexOf(name) < place ? `Another case is called ${name} too. Choose another name.` : undefined;
  });

const isFree = (name: string): boolean => name !== '' && !RESERVED.has(name.toLowerCase());

function caseNames(cases: unknown): readonly string[] {
  if (!Array.isArray(cases)) return [];
  return cases.map((row: unknown) => {
    const name: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'name') : undefined;
    return typeof name === 'string' ? name.trim() : '';
  });
}
