import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json', 'user-agent': 'HubSpot Connect 2.0' },
  body: JSON.stringify(
    [
      {
        eventId: 3181526809,
        subscriptionId: 12345,
        portalId: 62515,
        appId: 54321,
        occurredAt: 1759999998000,
        subscriptionType: 'contact.propertyChange',
        attemptNumber: 0,
        objectId: 123,
        propertyName: 'lifecyclestage',
        propertyValue: 'customer',
        changeSource: 'CRM_UI',
      },
    ],
    null,
    2,
  ),
};
