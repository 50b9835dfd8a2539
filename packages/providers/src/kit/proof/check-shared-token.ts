/** A token in clear, in a header, in the URL or in the body: it proves the sender, not the content. */
import type { ProviderRequest } from '../provider-request.js';
import { textAt } from '../unwrap/read-json.js';
import { ACCEPTED, refuse, type Verification } from '../verification.js';
import { isSame } from './signature.js';

export type SharedTokenPlace = 'header' | 'query' | 'body';

export interface SharedToken {
  /** Of the header, the query parameter and the field alike. */
  readonly name: string;
  readonly token: string;
  /** Where it may stand. One is enough. */
  readonly places: readonly SharedTokenPlace[];
}

export function checkSharedToken(request: ProviderRequest, { name, token, places }: SharedToken): Verification {
  const given = places.map((place) => ({ place, texts: READ[place](request, name) }));
  const found = given.find(({ texts }) => texts.length > 0);
  if (!found) {
    const wanted = places.map((place) => inWords(place, name)).join(' or ');
    return refuse('token.missing', `The token is missing. It is expected in ${wanted}.`);
  }
  const fits = given.flatMap(({ texts }) => texts.map((text) => isSame(text, token))).includes(true);
  if (fits) return ACCEPTED;
  const place = inWords(found.place, name);
  return refuse('token.wrong', `The token in ${place} is not the one entered here. Copy it once more.`);
}

/** What `checkSharedToken` accepts. */
export const signSharedToken = ({ name, token }: SharedToken): Record<string, string> => ({ [name]: token });

/** For a credential's schema. */
export const isPlaceName = (text: string): boolean => /^\S+$/.test(text);

/** The values sent in a place, in each possible reading. */
const READ: Readonly<Record<SharedTokenPlace, (request: ProviderRequest, name: string) => readonly string[]>> = {
  // People enter a bearer token with its scheme on one side and without on the other.
  header: (request, name) => bothWays(request.header(name), (text) => text.replace(/^bearer +/i, '')),
  // A plus sign that the sender did not encode arrives as a space.
  query: (request, name) => bothWays(request.query.get(name), (text) => text.replaceAll(' ', '+')),
  body: (request, name) => bothWays(request.form().get(name) ?? textAt(request.json(), name), (text) => text),
};

const bothWays = (text: string | null | undefined, other: (text: string) => string): readonly string[] =>
  text ? [...new Set([text, other(text)])] : [];

const inWords = (place: SharedTokenPlace, name: string): string => {
  const words = { header: `the header ${name}`, query: `the address as ?${name}=…`, body: `the body as ${name}` };
  return words[place];
};
