/** Every provider, in the order in which they are offered, and held against a first request. One line each. */
import { awsEventbridge } from './aws-eventbridge/provider.js';
import { awsLambda } from './aws-lambda/provider.js';
import { awsSns } from './aws-sns/provider.js';
import { basicAuth } from './basic-auth/provider.js';
import { calendly } from './calendly/provider.js';
import { cloudevents } from './cloudevents/provider.js';
import { discord } from './discord/provider.js';
import { github } from './github/provider.js';
import { gitlab } from './gitlab/provider.js';
import { googleCloudFunctions } from './google-cloud-functions/provider.js';
import { googleEventarc } from './google-eventarc/provider.js';
import { googlePubsub } from './google-pubsub/provider.js';
import { headerToken } from './header-token/provider.js';
import { hmac } from './hmac/provider.js';
import { hubspot } from './hubspot/provider.js';
import { ifttt } from './ifttt/provider.js';
import { jira } from './jira/provider.js';
import { jwt } from './jwt/provider.js';
import type { ProviderRequest } from './kit/provider-request.js';
import type { Provider } from './kit/provider.js';
import { linear } from './linear/provider.js';
import { mailgun } from './mailgun/provider.js';
import { mandrill } from './mandrill/provider.js';
import { meta } from './meta/provider.js';
import { microsoftGraph } from './microsoft-graph/provider.js';
import { paypal } from './paypal/provider.js';
import { sendgrid } from './sendgrid/provider.js';
import { shopify } from './shopify/provider.js';
import { slack } from './slack/provider.js';
import { standardWebhooks } from './standard-webhooks/provider.js';
import { stripe } from './stripe/provider.js';
import { trello } from './trello/provider.js';
import { twilio } from './twilio/provider.js';
import { typeform } from './typeform/provider.js';
import { woocommerce } from './woocommerce/provider.js';
import { zapier } from './zapier/provider.js';

/** All providers. The order decides ties of `detectProvider`: senders with a scheme of their own come before generic ones. */
export const providers: readonly Provider[] = [
  stripe,
  github,
  shopify,
  slack,
  paypal,
  woocommerce,
  discord,
  gitlab,
  jira,
  linear,
  trello,
  hubspot,
  typeform,
  calendly,
  twilio,
  sendgrid,
  mailgun,
  mandrill,
  meta,
  microsoftGraph,
  awsSns,
  awsEventbridge,
  awsLambda,
  googlePubsub,
  googleEventarc,
  googleCloudFunctions,
  zapier,
  ifttt,
  standardWebhooks,
  cloudevents,
  hmac,
  headerToken,
  basicAuth,
  jwt,
];

const byId = new Map(providers.map((provider) => [provider.id, provider]));

/**
 * By id; undefined for one that is not known (any more): stored credentials may name it.
 * @example
 * ```ts
 * findProvider('github')?.title; // => 'GitHub'
 * findProvider('nobody'); // => undefined
 * ```
 */
export const findProvider = (id: string): Provider | undefined => byId.get(id);

/** The probable sender of a request; undefined when no provider recognises it. */
export const detectProvider = (request: ProviderRequest): Provider | undefined =>
  providers.find((provider) => provider.detect(request));
