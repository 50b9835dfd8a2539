import { NodeError } from '@hookline/node-kit';

/** Reads `200-299, 404`. @throws NodeError `config.wrong` */
export function isSuccess(status: number, codes: string): boolean {
  return codes.split(',').some((part) => {
    const [, from, to = from] = /^\s*([1-5]\d\d)\s*(?:-\s*([1-5]\d\d)\s*)?$/.exec(part) ?? [];
    if (from === undefined) throw wrongCodes(codes);
    return status >= Number(from) && status <= Number(to);
  });
}

const wrongCodes = (codes: string): NodeError =>
  new NodeError({
    code: 'config.wrong',
    message: `Success codes: "${codes}" cannot be read. Write numbers and ranges, like 200-299, 404.`,
    details: { field: 'successCodes' },
  });
