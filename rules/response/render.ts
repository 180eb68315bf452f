import { CannotLower, type ResponseRule } from '../../src/lower/rule.js';

/** `res.render(view, locals, callback)`: Express finds the view and its engine, and adds locals and settings of the app. */
export const render: ResponseRule = {
  lower(call) {
    throw new CannotLower("res.render(), for which Express's view engine is needed", call);
  },
};
