import { awsLambdaActions } from './aws-lambda/actions.js';
import { awsSnsActions } from './aws-sns/actions.js';
import { discordActions } from './discord/actions.js';
import { githubActions } from './github/actions.js';
import { googleActions } from './google/actions.js';
import { iftttActions } from './ifttt/actions.js';
import { jiraActions } from './jira/actions.js';
import type { Action } from './kit/define-app.js';
import { mailgunActions } from './mailgun/actions.js';
import { paypalActions } from './paypal/actions.js';
import { sendGridActions } from './sendgrid/actions.js';
import { shopifyActions } from './shopify/actions.js';
import { slackActions } from './slack/actions.js';
import { stripeActions } from './stripe/actions.js';
import { telegramActions } from './telegram/actions.js';
import { webhookOutActions } from './webhook-out/actions.js';
import { wooCommerceActions } from './woocommerce/actions.js';
import { zapierActions } from './zapier/actions.js';

/** The actions of each app, in the order in which they are offered. One line an app. */
export const appActions: readonly (readonly Action[])[] = [
  slackActions,
  discordActions,
  githubActions,
  jiraActions,
  stripeActions,
  shopifyActions,
  paypalActions,
  mailgunActions,
  zapierActions,
  iftttActions,
  telegramActions,
  webhookOutActions,
  sendGridActions,
  wooCommerceActions,
  awsLambdaActions,
  awsSnsActions,
  googleActions,
];
