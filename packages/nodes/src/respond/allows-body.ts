/** RFC 9110 §6.4.1: these statuses say that there is no body. */
const WITHOUT_BODY: readonly unknown[] = [204, 205, 304];

export const allowsBody = (status: unknown): boolean => !WITHOUT_BODY.includes(status);
