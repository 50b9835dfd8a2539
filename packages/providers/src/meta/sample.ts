import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json', 'user-agent': 'facebookexternalua' },
  body: JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
              contacts: [{ profile: { name: 'Ada Lovelace' }, wa_id: '16505551234' }],
              messages: [
                {
                  from: '16505551234',
                  id: 'wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=',
                  timestamp: '1759999998',
                  type: 'text',
                  text: { body: 'Is the engine in stock?' },
                },
              ],
            },
          },
        ],
      },
    ],
  }),
};
