import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from '../../errors/app-error.js';

/** Validates bodies, queries and params against the schema beside them; errors are listed by field. */
export const requestSchemaPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new AppError('unprocessable', 'request.wrong', 'Some fields need another value. Mend them and send it again.', {
        problems: issues.map(({ path = [], message }) => ({
          code: 'field.wrong',
          field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message,
        })),
      }),
  });
