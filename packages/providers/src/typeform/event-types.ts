/** https://www.typeform.com/developers/webhooks/example-payload/ */
export const eventTypes: readonly string[] = ['form_response', 'form_response_partial'];
