import type { CredentialResponse, CredentialTestResponse } from '@hookline/contracts';
import { toast, toastProblem } from '../../shared/ui/index.js';

/** Says what a test came to. */
export function toastTest({ name }: Pick<CredentialResponse, 'name'>, test: CredentialTestResponse): void {
  switch (test.outcome) {
    case 'works':
      return toast(`${name} works`, test.message);
    case 'untested':
      return toast(`${name} was not tested`, test.message, 'skipped');
    case 'refused':
      return toastProblem(`${name} is refused`, test.message);
    case 'failed':
      return toastProblem(`${name} could not be tested`, test.message);
  }
}
