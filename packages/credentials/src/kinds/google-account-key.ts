/** The file that Google makes for a key of a service account, as a person pastes it. */
import { z } from 'zod';

const accountKeyFile = z.object({
  client_email: z.string().regex(/^[^\s@]+@[^\s@]+$/),
  private_key_id: z.string().default(''),
  private_key: z.string().regex(/^-----BEGIN PRIVATE KEY-----[\s\dA-Za-z+/=]+-----END PRIVATE KEY-----\s*$/),
});

export type AccountKey = z.infer<typeof accountKeyFile>;

/** A field for the file. Of what stands in it, only what signs is kept: its addresses are anybody's. */
export const accountKey = () =>
  z
    .string()
    .trim()
    .min(1, 'Fill in Key')
    .max(16_384)
    .transform((text, context) => {
      const { data } = accountKeyFile.safeParse(parsed(text));
      if (data) return JSON.stringify(data);
      context.addIssue({
        code: 'custom',
        message: 'Paste all that is in the JSON file of the key, from { to }. It has client_email and private_key.',
      });
      return z.NEVER;
    })
    .meta({ credentialField: { label: 'Key', placeholder: '{ "type": "service_account", …', secret: true } });

/** What a {@link accountKey} has stored. */
export const readAccountKey = (text: string): AccountKey => accountKeyFile.parse(parsed(text));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
