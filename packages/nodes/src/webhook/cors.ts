import { field, type FieldFault } from '@hookline/node-kit';
import { z } from 'zod';

/**
 * Which web pages may send to the trigger (CORS): browsers ask before a page of another site sends JSON or reads a response.
 */
export const cors = field.group(
  {
    mode: field.choice(
      { any: 'Any page that knows the address', listed: 'Only pages of these sites', none: 'No page' },
      {
        label: 'Who may send',
        default: 'any',
        help: 'The address is the secret: no page gets to use anybody’s login with it. It concerns browsers only; servers send as before.',
      },
    ),
    origins: field.plain({
      label: 'Sites',
      placeholder: 'https://shop.example.com, https://example.org',
      help: 'As they stand in the address bar, up to the first slash. Separated by commas.',
      showWhen: { field: 'mode', is: ['listed'] },
    }),
  },
  { label: 'Requests from web pages (CORS)', default: {}, advanced: true },
);

const listed = z.looseObject({ mode: z.literal('listed'), origins: z.string().catch('') });

/** Of a config that may be half filled. */
export function siteFaults(chosen: unknown): readonly FieldFault[] {
  const { data } = listed.safeParse(chosen);
  if (!data) return [];
  const sites = data.origins.split(/[\s,;]+/).filter(Boolean);
  if (sites.length === 0) return [{ field: 'cors.origins', message: 'List the sites, or choose another answer.' }];
  const odd = sites.find((site) => !isSite(site));
  return odd === undefined
    ? []
    : [{ field: 'cors.origins', message: `${shown(odd)} is no site. Write ${example(odd)}.` }];
}

/** What a browser calls the origin of a page: a scheme, a host, and a port that is not the scheme's own. */
const isSite = (text: string): boolean => text.replace(/\/$/, '').toLowerCase() === originOf(text);

/** Undefined without a host of one name: a star stands for none. */
function originOf(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) && !url.hostname.includes('*') ? url.origin : undefined;
}

const shown = (text: string): string => `“${text.slice(0, 100)}”`;

const example = (text: string): string =>
  originOf(text) ?? (/^[\w-]+(\.[\w-]+)+/.test(text) ? originOf(`https://${text}`) : undefined) ?? ANY_EXAMPLE;

const ANY_EXAMPLE = 'it like https://shop.example.com';
