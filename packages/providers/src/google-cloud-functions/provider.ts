import { defineProvider } from '../kit/provider.js';
import { findGoogleSender } from '../kit/token/find-google-sender.js';
import { checkGoogleToken, googleCredential, googleDocuments } from '../kit/token/google-token.js';
import { sample } from './sample.js';

/** A function (or anything else of Google Cloud's) that calls with its ID token. Its requests have no id and no type. */
export const googleCloudFunctions = defineProvider({
  id: 'google-cloud-functions',
  title: 'Google Cloud Functions',
  summary: 'Whatever a function or a Cloud Run service sends with its Google ID token.',
  setUp: {
    steps: [
      'In the code of the function, take the trigger URL without a query as the address to call and as the audience.',
      'Get an ID token for it, which in Node.js is what getIdTokenClient(url) of google-auth-library does.',
      'Send the token in the header Authorization, after the word Bearer, and mind that an access token is no ID token.',
    ],
    secret:
      'The function calls as its runtime service account: in the Google Cloud console, open the function, then Details (or Security), and copy its e-mail address.',
    docs: 'https://cloud.google.com/functions/docs/securing/authenticating',
  },
  credential: googleCredential,
  sample,
  detect: (request) => findGoogleSender(request) === 'google-cloud-functions',
  documents: googleDocuments,
  verify: checkGoogleToken,
  identify: () => ({ id: null, type: null }),
});
