import type { SampleRequest } from '../kit/provider.js';

export const sample: SampleRequest = {
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    model: { id: '5abbe4b7ddc1b351ef961414', name: 'Orders', url: 'https://trello.com/b/Xyz12345/orders' },
    action: {
      id: '68e77a5e1f2c3b4d5e6f7a8b',
      idMemberCreator: '5b02e7f4e1facdc393169f9d',
      type: 'createCard',
      date: '2025-10-09T08:53:18.344Z',
      data: {
        card: {
          id: '68e77a5e1f2c3b4d5e6f7a8c',
          name: 'Order 1042 comes back',
          idShort: 42,
          shortLink: 'aBcD1234',
        },
        list: { id: '5abbe4b7ddc1b351ef961415', name: 'To do' },
        board: { id: '5abbe4b7ddc1b351ef961414', name: 'Orders', shortLink: 'Xyz12345' },
      },
      memberCreator: { id: '5b02e7f4e1facdc393169f9d', fullName: 'Ada Lovelace', username: 'ada' },
    },
    webhook: { id: '68e77a001f2c3b4d5e6f7a80', idModel: '5abbe4b7ddc1b351ef961414', active: true },
  }),
};
