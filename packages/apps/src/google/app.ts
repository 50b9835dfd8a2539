import { googleServiceAccount } from '@hookline/credentials';
import { defineApp } from '../kit/define-app.js';
import { readGoogleFailure } from './failure.js';

export const google = defineApp({
  id: 'google',
  name: 'Google Cloud',
  mark: 'Gc',
  ground: 2,
  keywords: ['gcp', 'cloud run', 'cloud functions', 'pub/sub', 'pubsub'],
  docs: 'https://cloud.google.com/docs',
  credentials: [googleServiceAccount],
  failure: readGoogleFailure,
});
