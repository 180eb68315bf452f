/**
 * Error handlers that packages make, as the members that are called for one: Express tells an error handler by its four
 * parameters, which the call does not show.
 */
export const ERROR_HANDLERS: Readonly<Record<string, readonly string[]>> = {
  '@sentry/node': ['Handlers.errorHandler', 'expressErrorHandler'],
  'api-error-handler': ['default'],
  celebrate: ['errors'],
  errorhandler: ['default'],
  'express-winston': ['errorLogger'],
  'strong-error-handler': ['default'],
};
